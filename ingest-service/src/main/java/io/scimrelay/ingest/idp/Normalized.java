package io.scimrelay.ingest.idp;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A request in standard form.
 *
 * @param quirks the deviations that were met in it: simple names of the classes that know them
 */
public record Normalized<T>(T value, SortedSet<String> quirks) {
  public Normalized {
    quirks = Collections.unmodifiableSortedSet(new TreeSet<>(quirks));
  }
}
