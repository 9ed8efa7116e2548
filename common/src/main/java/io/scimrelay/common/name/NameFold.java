package io.scimrelay.common.name;

import java.text.Normalizer;
import java.util.Locale;

/** The one way in which names are compared without case: by the store, by filters, by lanes. */
public final class NameFold {
  private NameFold() {}

  public static String fold(String name) {
    String upper = Normalizer.normalize(name, Normalizer.Form.NFC).toUpperCase(Locale.ROOT);
    return Normalizer.normalize(upper.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
  }
}
