package io.scimrelay.ingest.scim.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of resources, RFC 7644 section 3.4.2.
 *
 * @param startIndex of the first resource, from 1; null in a page found by cursor
 * @param nextCursor where the next page begins (RFC 9865); null on the last and with an index
 */
public record ListResponse(
    long totalResults,
    @Nullable Long startIndex,
    @Nullable String nextCursor,
    List<? extends JsonNode> resources) {
  public static final String SCHEMA = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

  public ListResponse {
    resources = List.copyOf(resources);
  }

  public static ListResponse page(
      long totalResults, long startIndex, List<? extends JsonNode> resources) {
    return new ListResponse(totalResults, startIndex, null, resources);
  }

  /** All there are. */
  public static ListResponse whole(List<? extends JsonNode> resources) {
    return page(resources.size(), 1, resources);
  }

  public ObjectNode json() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putArray("schemas").add(SCHEMA);
    body.put("totalResults", totalResults);
    if (startIndex != null) {
      body.put("startIndex", startIndex);
    }
    body.put("itemsPerPage", resources.size());
    if (nextCursor != null) {
      body.put("nextCursor", nextCursor);
    }
    ArrayNode array = body.putArray("Resources");
    resources.forEach(array::add);
    return body;
  }
}
