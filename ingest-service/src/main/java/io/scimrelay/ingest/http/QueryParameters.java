package io.scimrelay.ingest.http;

import io.scimrelay.ingest.scim.message.ScimException;
import io.scimrelay.ingest.scim.message.TextFault;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Parameters of a query, by name without regard to case; of several of one name the first that says
 * anything, but all names of attributes.
 */
record QueryParameters(Map<String, String> byName) {

  QueryParameters {
    byName = Map.copyOf(byName);
  }

  static QueryParameters of(String rawQuery) {
    Map<String, String> byName = new HashMap<>();
    for (String pair : rawQuery.split("&", -1)) {
      int at = pair.indexOf('=');
      String name = PercentDecoder.query(at < 0 ? pair : pair.substring(0, at));
      if (!name.isEmpty()) {
        String value = at < 0 ? "" : PercentDecoder.query(pair.substring(at + 1));
        check(name, value);
        byName.merge(
            name.toLowerCase(Locale.ROOT), value, (first, more) -> joined(name, first, more));
      }
    }
    return new QueryParameters(byName);
  }

  /** Names of attributes may come one at a time. */
  private static String joined(String name, String first, String more) {
    boolean several = name.toLowerCase(Locale.ROOT).endsWith("attributes");
    return several ? first + "," + more : first.isBlank() ? more : first;
  }

  private static void check(String name, String value) {
    TextFault.of(value)
        .ifPresent(
            fault -> {
              throw ScimException.invalidValue("'" + name + "' holds " + fault.what() + ".");
            });
  }

  @Nullable String get(String name) {
    return byName.get(name.toLowerCase(Locale.ROOT));
  }
}
