package io.scimrelay.ingest.idp.lenient;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One operation without a list around it.
 *
 * <pre>{"Operations": {"op": "replace", ...}}   means   {"Operations": [{"op": "replace", ...}]}
 * </pre>
 */
public final class SingleOperation {
  private SingleOperation() {}

  public static boolean applies(JsonNode operations) {
    return operations.isObject();
  }
}
