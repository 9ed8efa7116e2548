package io.scimrelay.ingest.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimrelay.ingest.scim.message.ScimError;
import io.scimrelay.ingest.scim.resource.JsonNames;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What became of each operation of a Bulk, told in the order they were sent. */
final class BulkResults {
  private static final String RESPONSE = "urn:ietf:params:scim:api:messages:2.0:BulkResponse";

  private final JsonNode operations;
  private final String baseUrl;
  private final BulkIds made;
  private final @Nullable ObjectNode[] results;
  private int errors;

  BulkResults(JsonNode operations, String baseUrl, BulkIds made) {
    this.operations = operations;
    this.baseUrl = baseUrl;
    this.made = made;
    this.results = new ObjectNode[operations.size()];
  }

  int errors() {
    return errors;
  }

  void keep(int index, String method, ScimAnswer answer) {
    JsonNode operation = operations.get(index);
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.put("method", method);
    JsonNode bulkId = JsonNames.get(operation, "bulkId");
    if (bulkId.isTextual()) {
      result.set("bulkId", bulkId);
    }
    put(result, "location", location(method, JsonNames.get(operation, "path").asText(), answer));
    put(result, "version", answer.headers().get("ETag"));
    if (answer.status() >= 400) {
      failed(result, answer);
    } else {
      result.put("status", Integer.toString(answer.status()));
      if (method.equals("POST")) {
        made.made(bulkId, answer.headers().get("Location"));
      }
    }
    results[index] = result;
  }

  /** The path of what a POST made; null where it made nothing. */
  @Nullable String madeAt(int index) {
    ObjectNode result = results[index];
    return result == null || !result.path("status").asText().equals("201")
        ? null
        : result.path("location").asText().substring(baseUrl.length());
  }

  /** What a POST made has all it was sent with. */
  void completed(int index, ScimAnswer answer) {
    put(made(index), "version", answer.headers().get("ETag"));
  }

  /** What a POST made could not get all it was sent with. */
  void incomplete(int index, ScimAnswer answer, boolean undone) {
    ObjectNode result = made(index);
    failed(result, answer);
    made.gone(result.path("bulkId"));
    if (undone) {
      result.remove(List.of("location", "version"));
    }
  }

  ObjectNode response() {
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    response.putArray("schemas").add(RESPONSE);
    ArrayNode done = response.putArray("Operations");
    for (ObjectNode result : results) {
      if (result != null) {
        done.add(result);
      }
    }
    return response;
  }

  private ObjectNode made(int index) {
    return Objects.requireNonNull(results[index]);
  }

  private void failed(ObjectNode result, ScimAnswer answer) {
    errors++;
    result.put("status", Integer.toString(answer.status()));
    result.set("response", error(answer));
  }

  /** Told of each operation but a POST that failed. */
  private @Nullable String location(String method, String path, ScimAnswer answer) {
    String told = answer.headers().get("Location");
    if (told != null || method.equals("POST")) {
      return told;
    }
    return made.resolved(path)
        .map(known -> ScimTarget.below(known).segments())
        .filter(segments -> segments.size() == 2)
        .map(segments -> baseUrl + "/" + String.join("/", segments))
        .orElse(null);
  }

  private static void put(ObjectNode result, String name, @Nullable String value) {
    if (value != null) {
      result.put(name, value);
    }
  }

  private static JsonNode error(ScimAnswer answer) {
    return answer instanceof ScimAnswer.Body body
        ? body.json()
        : ScimError.of(answer.status(), "The operation failed.");
  }
}
