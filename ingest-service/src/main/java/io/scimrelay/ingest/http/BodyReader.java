package io.scimrelay.ingest.http;

import io.scimrelay.ingest.limits.BodyBudget;
import io.scimrelay.ingest.scim.message.ScimException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** Collects a body, as far as the limits let it. What is too much is read off and thrown away. */
final class BodyReader {
  private final HttpServerRequest request;
  private final BodyBudget.Share share;
  private ReceivedBody body = new ReceivedBody();
  private boolean over;

  BodyReader(HttpServerRequest request, BodyBudget.Share share) {
    this.request = request;
    this.share = share;
  }

  Uni<ReceivedBody> read() {
    String coding = request.getHeader("Content-Encoding");
    if (coding != null && !coding.isBlank() && !coding.strip().equalsIgnoreCase("identity")) {
      throw ScimException.status(
          415, "The body is sent with a Content-Encoding; send it as it is, without one.");
    }
    return Uni.createFrom().<ReceivedBody>emitter(emitter -> start(emitter));
  }

  private void start(UniEmitter<? super ReceivedBody> emitter) {
    if (request.response().closed()) {
      emitter.fail(new HttpClosedException("The caller hung up before its body was read."));
      return;
    }
    request.handler(piece -> take(piece, emitter));
    request.exceptionHandler(
        failure -> {
          over = true;
          emitter.fail(failure);
        });
    request.endHandler(
        _ -> {
          if (!over) {
            emitter.complete(handedOver());
          }
        });
    if (expectsContinue(request.getHeader("Expect"))) {
      request.response().writeContinue();
    }
    request.resume();
  }

  /** Whoever gets the body holds it alone. */
  private ReceivedBody handedOver() {
    ReceivedBody whole = body;
    body = new ReceivedBody();
    return whole;
  }

  private void take(Buffer piece, UniEmitter<? super ReceivedBody> emitter) {
    if (over) {
      return;
    }
    try {
      share.add(piece.length());
      body.add(piece);
    } catch (RuntimeException refusal) {
      over = true;
      emitter.fail(refusal);
    }
  }

  private static boolean expectsContinue(@Nullable String header) {
    return header != null && header.equalsIgnoreCase("100-continue");
  }
}
