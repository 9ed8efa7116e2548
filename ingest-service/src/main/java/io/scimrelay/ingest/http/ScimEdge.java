package io.scimrelay.ingest.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimrelay.common.id.IdSource;
import io.scimrelay.common.id.RequestId;
import io.scimrelay.ingest.connection.ConnectionAuthenticator;
import io.scimrelay.ingest.limits.BodyBudget;
import io.scimrelay.ingest.limits.ConnectionLimit;
import io.scimrelay.ingest.limits.SourceLimit;
import io.scimrelay.ingest.scim.message.BodyCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** From bytes to a {@link Call} of a known caller, and its answer back to bytes. */
@ApplicationScoped
class ScimEdge {
  private static final Logger LOG = Logger.getLogger(ScimEdge.class);
  private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");
  private static final int READ_ON_EVENT_LOOP = 64 * 1024;

  private final Vertx vertx;
  private final ClientAddress address;
  private final SourceLimit sourceLimit;
  private final ConnectionAuthenticator authenticator;
  private final ConnectionLimit connectionLimit;
  private final BodyBudget bodies;
  private final CallRouter calls;
  private final IdSource ids;

  ScimEdge(
      Vertx vertx,
      ClientAddress address,
      SourceLimit sourceLimit,
      ConnectionAuthenticator authenticator,
      ConnectionLimit connectionLimit,
      BodyBudget bodies,
      CallRouter calls,
      IdSource ids) {
    this.vertx = vertx;
    this.address = address;
    this.sourceLimit = sourceLimit;
    this.authenticator = authenticator;
    this.connectionLimit = connectionLimit;
    this.bodies = bodies;
    this.calls = calls;
    this.ids = ids;
  }

  void listen(@Observes Router router) {
    router.route().handler(this::route);
  }

  private void route(RoutingContext routing) {
    String path = routing.request().path();
    if (path != null && path.replaceFirst("^/+", "/").matches("/scim(/.*)?")) {
      serve(routing.request());
    } else {
      routing.next();
    }
  }

  private void serve(HttpServerRequest request) {
    request.pause();
    ResponseWriter writer = new ResponseWriter(request);
    Context context = vertx.getOrCreateContext();
    BodyBudget.Share share = bodies.open();
    Uni.createFrom()
        .deferred(() -> answer(request, share, context))
        .onFailure()
        .recoverWithItem(failure -> ResponseWriter.refusal(Failures.refusal(failure)))
        .flatMap(answer -> write(request, writer, answer))
        .onFailure(_ -> !request.response().headWritten())
        .recoverWithUni(failure -> writer.write(ResponseWriter.refusal(Failures.refusal(failure))))
        .onTermination()
        .invoke(share::release)
        .subscribe()
        .with(_ -> {}, failure -> LOG.debugf("an answer was not taken: %s", failure.getClass()));
  }

  /** What the caller still sends is read off, so that it gets to reading the answer. */
  private static Uni<Void> write(
      HttpServerRequest request, ResponseWriter writer, ScimAnswer answer) {
    if (!request.isEnded()) {
      request.handler(_ -> {});
      request.resume();
    }
    return writer.write(answer);
  }

  private Uni<ScimAnswer> answer(
      HttpServerRequest request, BodyBudget.Share share, Context context) {
    sourceLimit.take(address.of(request));
    ScimTarget target =
        ScimTarget.of(request.path(), request.query() == null ? "" : request.query());
    return authenticator
        .authenticate(target.connection(), request.getHeader("Authorization"))
        .emitOn(task -> context.runOnContext(_ -> task.run()))
        .invoke(connection -> connectionLimit.take(connection.connection()))
        .map(
            connection ->
                new Exchange(
                    connection,
                    new RequestId(ids.next()),
                    ids.nextEventBase(),
                    request.getHeader("traceparent")))
        .flatMap(exchange -> answer(request, share, target, exchange));
  }

  private Uni<ScimAnswer> answer(
      HttpServerRequest request, BodyBudget.Share share, ScimTarget target, Exchange exchange) {
    return body(request, share)
        .flatMap(body -> calls.answer(exchange, call(request, target, body)));
  }

  private static Call call(HttpServerRequest request, ScimTarget target, Optional<JsonNode> body) {
    return new Call(
        request.method().name(),
        target.segments(),
        target.query(),
        request.getHeader("If-Match"),
        request.getHeader("If-None-Match"),
        body.orElse(null));
  }

  private Uni<Optional<JsonNode>> body(HttpServerRequest request, BodyBudget.Share share) {
    if (!WITH_BODY.contains(request.method().name())) {
      return Uni.createFrom().item(Optional.empty());
    }
    return new BodyReader(request, share).read().flatMap(this::parse).map(Optional::ofNullable);
  }

  private Uni<@Nullable JsonNode> parse(Buffer body) {
    if (body.length() <= READ_ON_EVENT_LOOP) {
      return Uni.createFrom().item(() -> BodyCheck.read(body.getBytes()));
    }
    return Uni.createFrom()
        .completionStage(
            () ->
                vertx
                    .<JsonNode>executeBlocking(() -> BodyCheck.read(body.getBytes()), false)
                    .toCompletionStage());
  }
}
