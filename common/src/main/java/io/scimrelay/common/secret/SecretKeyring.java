package io.scimrelay.common.secret;

import io.scimrelay.common.secret.SecretCipher.SecretKeys;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;

/** Reads {@code id:base64,id:base64} from configuration; the first key seals, all open. */
public final class SecretKeyring {
  private static final int KEY_BYTES = 32;

  private SecretKeyring() {}

  /**
   * @throws IllegalArgumentException naming the entry by its place, never its text
   */
  public static SecretKeys parse(String setting) {
    Map<String, SecretKeySpec> keys = new LinkedHashMap<>();
    String current = "";
    int place = 0;
    for (String entry : setting.split(",", -1)) {
      place++;
      int colon = entry.indexOf(':');
      String id = colon < 0 ? "" : entry.substring(0, colon).strip();
      if (id.isEmpty() || id.length() > 64) {
        throw new IllegalArgumentException("secret key " + place + " is not of the form id:base64");
      }
      keys.put(id, key(place, entry.substring(colon + 1).strip()));
      current = current.isEmpty() ? id : current;
    }
    return new SecretKeys(current, keys);
  }

  private static SecretKeySpec key(int place, String text) {
    byte[] bytes = Base64.getDecoder().decode(text);
    if (bytes.length != KEY_BYTES) {
      throw new IllegalArgumentException("secret key " + place + " is not " + KEY_BYTES + " bytes");
    }
    return new SecretKeySpec(bytes, "AES");
  }
}
