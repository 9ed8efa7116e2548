package io.scimrelay.ingest.http;

import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.ingest.connection.AuthenticatedConnection;
import io.scimrelay.ingest.connection.ConnectionAuthenticator;
import io.scimrelay.ingest.limits.ConnectionCrowd;
import io.scimrelay.ingest.limits.ConnectionLimit;
import io.scimrelay.ingest.limits.SourceLimit;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;

/** Who may come in, and when: by its address before it is known, by its connection then. */
@ApplicationScoped
class Admission {
  private final Vertx vertx;
  private final ClientAddress address;
  private final SourceLimit sourceLimit;
  private final ConnectionAuthenticator authenticator;
  private final ConnectionLimit connectionLimit;
  private final ConnectionCrowd crowd;

  Admission(
      Vertx vertx,
      ClientAddress address,
      SourceLimit sourceLimit,
      ConnectionAuthenticator authenticator,
      ConnectionLimit connectionLimit,
      ConnectionCrowd crowd) {
    this.vertx = vertx;
    this.address = address;
    this.sourceLimit = sourceLimit;
    this.authenticator = authenticator;
    this.connectionLimit = connectionLimit;
    this.crowd = crowd;
  }

  void takeOfSource(HttpServerRequest request) {
    sourceLimit.take(address.of(request));
  }

  void takeOf(ConnectionId connection) {
    connectionLimit.take(connection);
  }

  Uni<AuthenticatedConnection> caller(
      HttpServerRequest request, ScimTarget target, Context context) {
    return authenticator
        .authenticate(target.connection(), request.getHeader("Authorization"))
        .emitOn(task -> context.runOnContext(_ -> task.run()));
  }

  /** A body may come so slowly that its caller's token has ended meanwhile. */
  Uni<Void> callerStill(
      HttpServerRequest request, ScimTarget target, Context context, long startNanos) {
    return System.nanoTime() - startNanos < ConnectionAuthenticator.TRUSTED_FOR.toNanos()
        ? Uni.createFrom().voidItem()
        : caller(request, target, context).replaceWithVoid();
  }

  /** Ends when it is the connection's turn; who has entered leaves again. */
  Uni<Void> enter(ConnectionId connection) {
    long millis = crowd.enter(connection).toMillis();
    return millis == 0
        ? Uni.createFrom().voidItem()
        : Uni.createFrom().emitter(emitter -> vertx.setTimer(millis, _ -> emitter.complete(null)));
  }

  void leave(ConnectionId connection) {
    crowd.leave(connection);
  }
}
