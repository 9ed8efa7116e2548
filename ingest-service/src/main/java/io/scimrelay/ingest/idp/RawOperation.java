package io.scimrelay.ingest.idp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimrelay.ingest.idp.entra.CapitalizedOp;
import io.scimrelay.ingest.idp.lenient.DeleteOp;
import io.scimrelay.ingest.idp.lenient.OddlyCasedName;
import io.scimrelay.ingest.idp.lenient.SingleOperation;
import io.scimrelay.ingest.scim.message.ScimException;
import io.scimrelay.ingest.scim.resource.JsonNames;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code Operations} as it arrived.
 *
 * @param path null where the operation has none, or an empty one
 * @param value missing where the operation has none
 */
record RawOperation(Kind kind, @Nullable String path, JsonNode value) {
  static final int MAX = 1000;

  enum Kind {
    ADD,
    REPLACE,
    REMOVE
  }

  static List<RawOperation> all(ObjectNode body, Met met) {
    String key = JsonNames.key(body, "Operations");
    met.met(OddlyCasedName.class, OddlyCasedName.applies(key, "Operations"));
    JsonNode operations = body.path(key);
    if (met.met(SingleOperation.class, SingleOperation.applies(operations))) {
      return List.of(one(operations, met));
    }
    if (!operations.isArray() || operations.isEmpty()) {
      throw ScimException.invalidSyntax("A PATCH needs 'Operations' with at least one operation.");
    }
    if (operations.size() > MAX) {
      throw ScimException.tooLarge(
          "A PATCH has at most " + MAX + " operations; send the rest in another.");
    }
    List<RawOperation> all = new ArrayList<>(operations.size());
    operations.forEach(operation -> all.add(one(operation, met)));
    return all;
  }

  private static RawOperation one(JsonNode operation, Met met) {
    if (!operation.isObject()) {
      throw ScimException.invalidSyntax("Each of 'Operations' is an object with 'op'.");
    }
    Kind kind = kind(JsonNames.get(operation, "op"), met);
    return new RawOperation(
        kind, path(JsonNames.get(operation, "path")), JsonNames.get(operation, "value"));
  }

  private static Kind kind(JsonNode op, Met met) {
    String word = CapitalizedOp.standard(op.asText());
    met.met(CapitalizedOp.class, CapitalizedOp.applies(op.asText()));
    if (met.met(DeleteOp.class, DeleteOp.applies(word))) {
      return Kind.REMOVE;
    }
    return switch (word) {
      case "add" -> Kind.ADD;
      case "replace" -> Kind.REPLACE;
      case "remove" -> Kind.REMOVE;
      default -> throw ScimException.invalidSyntax("'op' must be one of add, replace and remove.");
    };
  }

  private static @Nullable String path(JsonNode path) {
    if (path.isMissingNode() || path.isNull()) {
      return null;
    }
    if (!path.isTextual()) {
      throw ScimException.invalidPath("'path' must be text.");
    }
    return path.textValue().isBlank() ? null : path.textValue().strip();
  }
}
