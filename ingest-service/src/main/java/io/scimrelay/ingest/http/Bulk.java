package io.scimrelay.ingest.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimrelay.ingest.directory.store.Precondition;
import io.scimrelay.ingest.scim.message.ScimException;
import io.scimrelay.ingest.scim.resource.JsonNames;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One Bulk on its way. */
final class Bulk {
  private static final Set<String> METHODS = Set.of("POST", "PUT", "PATCH", "DELETE");

  private final JsonNode operations;
  private final int failOnErrors;
  private final Requests requests;
  private final BulkIds made;
  private final BulkResults results;
  private final Map<Integer, ObjectNode> completions = new HashMap<>();

  /** How a request of a Bulk is answered; what its call refuses is an answer too. */
  @FunctionalInterface
  interface Requests {
    Uni<ScimAnswer> answer(String method, String path, Function<Exchange, Call> call);
  }

  Bulk(JsonNode operations, int failOnErrors, String baseUrl, Requests requests) {
    this.operations = operations;
    this.failOnErrors = failOnErrors;
    this.requests = requests;
    this.made = new BulkIds(operations);
    this.results = new BulkResults(operations, baseUrl, made);
  }

  List<BulkStep> steps() {
    return made.steps();
  }

  Uni<Void> step(BulkStep step) {
    return switch (step) {
      case BulkStep.Operate operate -> operateUnlessStopped(operate);
      case BulkStep.Complete complete -> complete(complete.index());
    };
  }

  ObjectNode response() {
    return results.response();
  }

  private Uni<Void> operateUnlessStopped(BulkStep.Operate step) {
    if (failOnErrors > 0 && results.errors() >= failOnErrors) {
      return Uni.createFrom().voidItem();
    }
    JsonNode operation = operations.get(step.index());
    String method = JsonNames.get(operation, "method").asText().toUpperCase(Locale.ROOT);
    String path = JsonNames.get(operation, "path").asText();
    return requests
        .answer(method, path, part -> operation(part, step, method, path))
        .invoke(answer -> results.keep(step.index(), method, answer))
        .replaceWithVoid();
  }

  private Call operation(Exchange part, BulkStep.Operate step, String method, String path) {
    made.checkOnce(step.index());
    ScimTarget target = ScimTarget.below(made.resolve(path));
    boolean served =
        METHODS.contains(method)
            && !target.segments().isEmpty()
            && !target.segments().getFirst().equalsIgnoreCase("Bulk")
            && !target.segments().getLast().equalsIgnoreCase(".search");
    if (!served) {
      throw ScimException.invalidValue(
          "An operation of a Bulk is a POST, PUT, PATCH or DELETE of a user or a group.");
    }
    JsonNode operation = operations.get(step.index());
    JsonNode version = JsonNames.get(operation, "version");
    Precondition precondition =
        Precondition.of(version.isValueNode() ? version.asText() : null, null);
    return call(part, method, target, precondition, data(step, JsonNames.get(operation, "data")));
  }

  private JsonNode data(BulkStep.Operate step, JsonNode data) {
    if (step.later().isEmpty() || !data.isObject()) {
      return data;
    }
    BulkParts parts = BulkParts.of(data, step.later());
    completions.put(step.index(), parts.completion());
    return parts.now();
  }

  private Uni<Void> complete(int index) {
    ObjectNode patch = completions.get(index);
    String path = results.madeAt(index);
    if (patch == null || path == null) {
      return Uni.createFrom().voidItem();
    }
    return change("PATCH", path, patch)
        .flatMap(
            answer -> answer.status() < 400 ? completed(index, answer) : undo(index, path, answer));
  }

  private Uni<Void> completed(int index, ScimAnswer answer) {
    results.completed(index, answer);
    return Uni.createFrom().voidItem();
  }

  /** Who cannot be completed is not made, as all or nothing of an operation is done. */
  private Uni<Void> undo(int index, String path, ScimAnswer refusal) {
    return change("DELETE", path, null)
        .invoke(answer -> results.incomplete(index, refusal, answer.status() < 400))
        .replaceWithVoid();
  }

  private Uni<ScimAnswer> change(String method, String path, @Nullable JsonNode data) {
    return requests.answer(
        method, path, part -> call(part, method, ScimTarget.below(path), Precondition.NONE, data));
  }

  private Call call(
      Exchange part,
      String method,
      ScimTarget target,
      Precondition precondition,
      @Nullable JsonNode data) {
    JsonNode body = data == null || data.isMissingNode() ? null : made.resolve(data);
    if (body != null) {
      part.received(ReceivedBody.of(Json.bytes(body)));
    }
    return new Call(method, target.segments(), target.query(), precondition, body);
  }
}
