package io.scimrelay.ingest.idp.lenient;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A body without {@code schemas}; the path of the request tells what it is.
 *
 * <pre>{"userName": "ada"}   means   {"schemas": ["urn:...:core:2.0:User"], "userName": "ada"}
 * </pre>
 */
public final class MissingSchemas {
  private MissingSchemas() {}

  public static boolean applies(JsonNode schemas) {
    return schemas.isMissingNode() || schemas.isNull();
  }
}
