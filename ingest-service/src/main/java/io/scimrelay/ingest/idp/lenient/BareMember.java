package io.scimrelay.ingest.idp.lenient;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A member as its id alone, a number, one object without a list, or by {@code $ref} alone.
 *
 * <pre>{"members": ["usr_..."]}, {"members": {"value": "usr_..."}}
 * mean   {"members": [{"value": "usr_..."}]}</pre>
 */
public final class BareMember {
  private BareMember() {}

  public static boolean applies(JsonNode member) {
    return member.isTextual() || member.isNumber();
  }

  /** The id at the end of a reference, absolute or relative. */
  public static String idOf(String reference) {
    return reference.substring(reference.lastIndexOf('/') + 1);
  }
}
