package io.scimrelay.ingest.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimrelay.common.id.IdSource;
import io.scimrelay.common.id.RequestId;
import io.scimrelay.ingest.directory.store.Precondition;
import io.scimrelay.ingest.requestlog.RequestLog;
import io.scimrelay.ingest.scim.message.ScimError;
import io.scimrelay.ingest.scim.message.ScimException;
import io.scimrelay.ingest.scim.resource.JsonNames;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Provider;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Bulk, RFC 7644 section 3.7: each operation a request of its own, one after the other; what
 * another refers to by its {@code bulkId} is made first.
 */
@ApplicationScoped
class BulkCalls {
  static final int MOST = 1_000;
  private static final String RESPONSE = "urn:ietf:params:scim:api:messages:2.0:BulkResponse";
  private static final Set<String> METHODS = Set.of("POST", "PUT", "PATCH", "DELETE");

  private final Provider<CallRouter> router;
  private final RequestLog log;
  private final ScimConfig config;
  private final IdSource ids;
  private final InstantSource clock;

  BulkCalls(
      Provider<CallRouter> router,
      RequestLog log,
      ScimConfig config,
      IdSource ids,
      InstantSource clock) {
    this.config = config;
    this.router = router;
    this.log = log;
    this.ids = ids;
    this.clock = clock;
  }

  Uni<ScimAnswer> answer(Exchange exchange, Call call) {
    JsonNode body = call.body();
    if (body == null || !JsonNames.get(body, "Operations").isArray()) {
      throw ScimException.invalidSyntax("A Bulk needs an array Operations in its body.");
    }
    JsonNode operations = JsonNames.get(body, "Operations");
    if (operations.size() > MOST) {
      throw ScimException.tooLarge(
          "A Bulk holds at most " + MOST + " operations. Send them in several requests.");
    }
    JsonNode limit = JsonNames.get(body, "failOnErrors");
    Bulk bulk = new Bulk(exchange, operations, (int) limit.asDouble(0));
    return bulk.run().map(_ -> new ScimAnswer.Body(200, Map.of(), bulk.response()));
  }

  /** One Bulk on its way. */
  private final class Bulk {
    private final Exchange exchange;
    private final JsonNode operations;
    private final int failOnErrors;
    private final BulkIds made;
    private final @Nullable ObjectNode[] results;
    private int errors;

    private Bulk(Exchange exchange, JsonNode operations, int failOnErrors) {
      this.exchange = exchange;
      this.operations = operations;
      this.failOnErrors = failOnErrors;
      this.made = new BulkIds(operations);
      this.results = new ObjectNode[operations.size()];
    }

    private Uni<Void> run() {
      return Multi.createFrom()
          .iterable(made.order())
          .onItem()
          .transformToUniAndConcatenate(this::operationUnlessStopped)
          .onItem()
          .ignoreAsUni();
    }

    private Uni<ObjectNode> operationUnlessStopped(int index) {
      if (failOnErrors > 0 && errors >= failOnErrors) {
        return Uni.createFrom().nullItem();
      }
      return operation(index, operations.get(index)).invoke(result -> results[index] = result);
    }

    private Uni<ObjectNode> operation(int index, JsonNode operation) {
      String method = JsonNames.get(operation, "method").asText().toUpperCase(Locale.ROOT);
      String path = JsonNames.get(operation, "path").asText();
      Exchange part =
          exchange.part(
              new RequestId(ids.next()),
              ids.nextEventBase(),
              new Exchange.Incoming(
                  method, path, exchange.userAgent(), clock.instant(), System.nanoTime()));
      return Uni.createFrom()
          .deferred(
              () -> {
                made.checkOnce(index);
                ScimTarget target = ScimTarget.below(made.resolve(path));
                return router.get().answer(part, call(part, operation, method, target));
              })
          .onFailure()
          .recoverWithItem(failure -> ResponseWriter.refusal(Failures.refusal(failure)))
          .map(answer -> result(part, operation, method, answer));
    }

    private Call call(Exchange part, JsonNode operation, String method, ScimTarget target) {
      boolean served =
          METHODS.contains(method)
              && !target.segments().isEmpty()
              && !target.segments().getFirst().equalsIgnoreCase("Bulk")
              && !target.segments().getLast().equalsIgnoreCase(".search");
      if (!served) {
        throw ScimException.invalidValue(
            "An operation of a Bulk is a POST, PUT, PATCH or DELETE of a user or a group.");
      }
      JsonNode data = made.resolve(JsonNames.get(operation, "data"));
      part.received(ReceivedBody.of(Json.bytes(data)));
      JsonNode version = JsonNames.get(operation, "version");
      return new Call(
          method,
          target.segments(),
          target.query(),
          Precondition.of(version.isTextual() ? version.textValue() : null, null),
          data.isMissingNode() ? null : data);
    }

    private ObjectNode result(Exchange part, JsonNode operation, String method, ScimAnswer answer) {
      ObjectNode result = JsonNodeFactory.instance.objectNode();
      result.put("method", method);
      JsonNode bulkId = JsonNames.get(operation, "bulkId");
      if (bulkId.isTextual()) {
        result.set("bulkId", bulkId);
      }
      put(result, "location", location(method, JsonNames.get(operation, "path").asText(), answer));
      put(result, "version", answer.headers().get("ETag"));
      result.put("status", Integer.toString(answer.status()));
      boolean failed = answer.status() >= 400;
      if (failed) {
        errors++;
        result.set("response", error(answer));
      } else if (method.equals("POST")) {
        made.made(bulkId, answer.headers().get("Location"));
      }
      log.keep(part.record(answer.status(), null));
      return result;
    }

    /** Told of each operation but a POST that failed. */
    private @Nullable String location(String method, String path, ScimAnswer answer) {
      String told = answer.headers().get("Location");
      if (told != null || method.equals("POST")) {
        return told;
      }
      String base = config.baseUrl(exchange.connection().connection());
      return made.resolved(path)
          .map(known -> ScimTarget.below(known).segments())
          .filter(segments -> segments.size() == 2)
          .map(segments -> base + "/" + String.join("/", segments))
          .orElse(null);
    }

    private ObjectNode response() {
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
