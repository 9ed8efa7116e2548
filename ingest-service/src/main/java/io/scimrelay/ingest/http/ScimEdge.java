package io.scimrelay.ingest.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.opentelemetry.api.trace.Span;
import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.IdSource;
import io.scimrelay.common.id.RequestId;
import io.scimrelay.common.runtime.TraceParent;
import io.scimrelay.ingest.connection.AuthenticatedConnection;
import io.scimrelay.ingest.directory.store.Precondition;
import io.scimrelay.ingest.idp.lenient.UnescapedUri;
import io.scimrelay.ingest.limits.BodyBudget;
import io.scimrelay.ingest.limits.ConnectionTurn;
import io.scimrelay.ingest.requestlog.RequestLog;
import io.scimrelay.ingest.scim.message.BodyCheck;
import io.scimrelay.ingest.scim.message.ScimException;
import io.scimrelay.ingest.trace.ScimTraces;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** From bytes to a {@link Call} of a known caller, and its answer back to bytes. */
@ApplicationScoped
class ScimEdge {
  private static final Logger LOG = Logger.getLogger(ScimEdge.class);
  private static final Pattern OURS = Pattern.compile("/+scim/+v2/+[^/].*");
  private static final Pattern FRAMEWORKS = Pattern.compile("/q(/.*)?");
  private static final Pattern TRACEPARENT =
      Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
  private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");
  private static final int LONGEST_URI = 32 * 1024;

  private final Framing framing = new Framing();
  private final Vertx vertx;
  private final WorkerExecutor side;
  private final Admission admission;
  private final ConnectionTurn turn;
  private final BodyBudget bodies;
  private final CallRouter calls;
  private final RequestLog log;
  private final ScimTraces traces;
  private final IdSource ids;
  private final InstantSource clock;

  ScimEdge(
      Vertx vertx,
      Admission admission,
      ConnectionTurn turn,
      BodyBudget bodies,
      CallRouter calls,
      RequestLog log,
      ScimTraces traces,
      IdSource ids,
      InstantSource clock) {
    this.vertx = vertx;
    this.side = Desk.side(vertx);
    this.admission = admission;
    this.turn = turn;
    this.bodies = bodies;
    this.calls = calls;
    this.log = log;
    this.traces = traces;
    this.ids = ids;
    this.clock = clock;
  }

  /** Before any route that looks at the path: Vert.x refuses one that it cannot decode. */
  void listen(@Observes Router router) {
    router
        .route()
        .order(Integer.MIN_VALUE)
        .handler(this::route)
        .failureHandler(this::refusedBefore);
  }

  private void route(RoutingContext routing) {
    HttpServerRequest request = routing.request();
    if (framing.isBehindTheLast(request)) {
      return;
    }
    boolean last = framing.isLast(request);
    if (!last && frameworks(request) && !UnescapedUri.applies(request.uri())) {
      routing.next();
    } else {
      Service service = new Service(request);
      service.serve(last ? Framing::refused : service::answer);
    }
  }

  /** Without a Host, or with a target that is no path, a request comes to no route. */
  private void refusedBefore(RoutingContext routing) {
    if (frameworks(routing.request())) {
      routing.next();
    } else {
      Service service = new Service(routing.request());
      service.serve(() -> service.refused(routing.statusCode()));
    }
  }

  private static boolean frameworks(HttpServerRequest request) {
    return request.path() != null && FRAMEWORKS.matcher(request.path()).matches();
  }

  /** What others are to go on with is passed on only where it is one. */
  private static @Nullable String traceparent(@Nullable String header) {
    return header != null && TRACEPARENT.matcher(header).matches() ? header : null;
  }

  /** One request on its way through. */
  private final class Service {
    private final HttpServerRequest request;
    private final ResponseWriter writer;
    private final Context context = vertx.getOrCreateContext();
    private final BodyBudget.Share share = bodies.open();
    private final long startNanos = System.nanoTime();
    private final Span span;
    private String route = "unknown";
    private @Nullable Exchange exchange;
    private @Nullable ConnectionId inCrowd;

    private Service(HttpServerRequest request) {
      this.request = request;
      this.span = traces.begin(traceparent(request.getHeader("traceparent")));
      this.writer = new ResponseWriter(request, clock.instant());
    }

    private void serve(Supplier<Uni<? extends ScimAnswer>> answer) {
      request.pause();
      Uni.createFrom()
          .<ScimAnswer>deferred(answer)
          .flatMap(this::write)
          .onFailure(_ -> !request.response().headWritten())
          .recoverWithUni(this::refuse)
          .onTermination()
          .invoke(this::finish)
          .subscribe()
          .with(_ -> {}, failure -> LOG.debugf("an answer was not taken: %s", failure.getClass()));
    }

    private Uni<ScimAnswer> refused(int status) {
      admission.takeOfSource(request);
      throw status == 404 ? Route.unknown() : noRequest(status);
    }

    private static ScimException noRequest(int status) {
      return ScimException.status(
          status, "The request is none of HTTP/1.1: it needs one Host and a path.");
    }

    private Uni<ScimAnswer> answer() {
      admission.takeOfSource(request);
      if (request.headers().getAll("Host").size() > 1) {
        throw noRequest(400);
      }
      String path = request.path();
      if (path == null || !OURS.matcher(path).matches()) {
        throw Route.unknown();
      }
      if (request.uri().length() > LONGEST_URI) {
        throw ScimException.status(
            414, "The URL has over " + LONGEST_URI + " characters; search by POST to /.search.");
      }
      String query = request.query();
      return answer(ScimTarget.of(path, query == null ? "" : query));
    }

    private Uni<ScimAnswer> answer(ScimTarget target) {
      return admission
          .caller(request, target, context)
          .flatMap(connection -> letOn(begin(connection, target)))
          .flatMap(begun -> answer(begun, target));
    }

    private Uni<Exchange> letOn(Exchange begun) {
      ConnectionId connection = begun.connection().connection();
      Uni<Void> turn = admission.enter(connection);
      inCrowd = connection;
      return turn.replaceWith(begun);
    }

    private Exchange begin(AuthenticatedConnection connection, ScimTarget target) {
      Exchange begun =
          new Exchange(
              connection,
              new RequestId(ids.next()),
              ids.nextEventBase(),
              goesOn(),
              new Exchange.Incoming(
                  request.method().name(),
                  target.shown(request.query()),
                  request.getHeader("User-Agent"),
                  clock.instant(),
                  startNanos),
              new Desk(side));
      exchange = begun;
      begun.met(
          EdgeQuirks.of(
              request.uri(),
              target,
              request.getHeader("Authorization"),
              request.getHeader("Content-Type")));
      admission.takeOf(connection.connection());
      return begun;
    }

    /** What the events of this call go on from. */
    private @Nullable String goesOn() {
      String own = TraceParent.of(span);
      return own == null ? traceparent(request.getHeader("traceparent")) : own;
    }

    private Uni<ScimAnswer> answer(Exchange begun, ScimTarget target) {
      Route asked = Route.of(target.segments());
      route = asked.shown();
      return asked
          .withoutBody(request.method().name())
          .map(refusal -> Uni.createFrom().item(refusal))
          .orElseGet(
              () ->
                  body(begun)
                      .call(() -> admission.callerStill(request, target, context, startNanos))
                      .flatMap(body -> calls.answer(begun, call(target, body))));
    }

    private Call call(ScimTarget target, Optional<JsonNode> body) {
      return new Call(
          request.method().name(),
          target.segments(),
          target.query(),
          Precondition.of(request.getHeader("If-Match"), request.getHeader("If-None-Match")),
          body.orElse(null));
    }

    private Uni<Optional<JsonNode>> body(Exchange begun) {
      if (!WITH_BODY.contains(request.method().name())) {
        return Uni.createFrom().item(Optional.empty());
      }
      return new BodyReader(request, share)
          .read()
          .invoke(begun::received)
          .emitOn(turn.of(begun.connection().connection(), context))
          .flatMap(body -> begun.desk().work(() -> BodyCheck.read(body.stream())))
          .map(Optional::of);
    }

    /** What the caller still sends is read off, so that it gets to reading the answer. */
    private Uni<Void> write(ScimAnswer answer) {
      if (!request.isEnded()) {
        request.handler(_ -> {});
        request.resume();
      }
      return writer.write(answer);
    }

    private Uni<Void> refuse(Throwable failure) {
      return write(ResponseWriter.refusal(Failures.refusal(failure)));
    }

    private void finish() {
      share.release();
      if (inCrowd != null) {
        admission.leave(inCrowd);
      }
      Exchange done = exchange;
      if (done != null) {
        log.keep(done.record(writer.status(), writer.beginning()));
      }
      traces.end(
          span,
          request.method().name(),
          route,
          done == null ? null : done.connection().connection(),
          writer.status());
    }
  }
}
