package io.scimrelay.ingest.scim.patch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimrelay.ingest.scim.filter.ScimFilter;
import java.util.Set;

/**
 * A value path that means no entry makes one, as the filter describes it, where RFC 7644 section
 * 3.5.2.3 has {@code noTarget}: providers set an address that way without asking whether there is
 * one.
 *
 * <pre>{"op": "replace", "path": "emails[type eq \"work\"].value", "value": "a@x.example"}
 * on no entry of that type   means   {"op": "add", "path": "emails",
 *                                     "value": [{"type": "work", "value": "a@x.example"}]}</pre>
 */
public final class ValuePathCreates {
  private static final Set<String> MET = Set.of(ValuePathCreates.class.getSimpleName());

  private ValuePathCreates() {}

  /** The quirk where it applies. */
  static Set<String> met(PatchOperation operation, Place place) {
    return !operation.removes() && place.lacksEntry() ? MET : Set.of();
  }

  static ObjectNode entry(ScimFilter filter) {
    return EqualTerms.of(filter);
  }
}
