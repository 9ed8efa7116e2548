package io.scimrelay.ingest.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimrelay.common.id.IdSource;
import io.scimrelay.common.id.RequestId;
import io.scimrelay.ingest.requestlog.RequestLog;
import io.scimrelay.ingest.scim.message.ScimException;
import io.scimrelay.ingest.scim.resource.JsonNames;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Provider;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;

/**
 * Bulk, RFC 7644 section 3.7: each operation a request of its own, one after the other; what
 * another refers to by its {@code bulkId} is made first.
 */
@ApplicationScoped
class BulkCalls {
  static final int MOST = 1_000;

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
    Bulk bulk =
        new Bulk(
            operations,
            (int) JsonNames.get(body, "failOnErrors").asDouble(0),
            config.baseUrl(exchange.connection().connection()),
            (method, path, made) -> request(exchange, method, path, made));
    return Multi.createFrom()
        .iterable(bulk.steps())
        .onItem()
        .transformToUniAndConcatenate(bulk::step)
        .onItem()
        .ignoreAsUni()
        .map(_ -> new ScimAnswer.Body(200, Map.of(), bulk.response()));
  }

  private Uni<ScimAnswer> request(
      Exchange exchange, String method, String path, Function<Exchange, Call> call) {
    Exchange part =
        exchange.part(
            new RequestId(ids.next()),
            ids.nextEventBase(),
            new Exchange.Incoming(
                method, path, exchange.userAgent(), clock.instant(), System.nanoTime()));
    return Uni.createFrom()
        .deferred(() -> router.get().answer(part, call.apply(part)))
        .onFailure()
        .recoverWithItem(failure -> ResponseWriter.refusal(Failures.refusal(failure)))
        .invoke(answer -> log.keep(part.record(answer.status(), null)));
  }
}
