package io.scimrelay.ingest.idp.lenient;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A body that is said to be anything but JSON, and is JSON.
 *
 * <pre>Content-Type: text/plain   means   Content-Type: application/scim+json</pre>
 */
public final class ForeignMediaType {
  private static final Set<String> OWN = Set.of("application/scim+json", "application/json");

  private ForeignMediaType() {}

  /** Where nothing is said, SCIM is meant. */
  public static boolean applies(@Nullable String contentType) {
    return contentType != null
        && !OWN.contains(contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
  }
}
