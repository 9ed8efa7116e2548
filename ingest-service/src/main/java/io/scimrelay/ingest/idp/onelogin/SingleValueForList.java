package io.scimrelay.ingest.idp.onelogin;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One value where a list belongs.
 *
 * <pre>{"emails": {"value": "a@example.com"}}   means   {"emails": [{"value": "a@example.com"}]}
 * </pre>
 */
public final class SingleValueForList {
  private SingleValueForList() {}

  public static boolean applies(JsonNode value) {
    return !value.isArray();
  }
}
