package io.scimrelay.ingest.idp;

import java.util.SortedSet;
import java.util.TreeSet;

/** The quirks met in one request. */
public final class Met {
  private final SortedSet<String> quirks = new TreeSet<>();

  public void met(Class<?> quirk) {
    quirks.add(quirk.getSimpleName());
  }

  /** Records the quirk where it applies, and tells whether it does. */
  public boolean met(Class<?> quirk, boolean applies) {
    if (applies) {
      met(quirk);
    }
    return applies;
  }

  public SortedSet<String> quirks() {
    return quirks;
  }
}
