package io.scimrelay.ingest.http;

import io.scimrelay.ingest.idp.lenient.PlusForBlank;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Decodes once what was percent-encoded; what is no escape stands for itself. */
final class PercentDecoder {
  private PercentDecoder() {}

  static String path(String raw) {
    return decode(raw, false);
  }

  /** {@code +} is a blank, as forms have it and some providers send it. */
  static String query(String raw) {
    return decode(raw, true);
  }

  private static String decode(String raw, boolean plusIsBlank) {
    String text = plusIsBlank ? PlusForBlank.standard(raw) : raw;
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      int value = bytes[i] == '%' && i + 2 < bytes.length ? hex(bytes[i + 1], bytes[i + 2]) : -1;
      out.write(value < 0 ? bytes[i] : value);
      i += value < 0 ? 0 : 2;
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static int hex(byte high, byte low) {
    int h = Character.digit(high, 16);
    int l = Character.digit(low, 16);
    return h < 0 || l < 0 ? -1 : h * 16 + l;
  }
}
