package io.scimrelay.delivery.attempt;

import io.scimrelay.common.id.EventId;
import io.scimrelay.delivery.endpoint.Endpoint;
import io.scimrelay.delivery.sender.Answer;
import io.scimrelay.delivery.sender.BrokenOffException;
import io.scimrelay.delivery.sender.Webhook;
import io.scimrelay.delivery.sender.WebhookSender;
import io.scimrelay.delivery.signing.WebhookSigner.Signed;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Signs, sends and judges one try; fails only where it was broken off by ourselves. */
@Singleton
public class Attempts {
  /** Headers that a tenant may not set: HTTP's own, and those that say who signed what. */
  private static final Set<String> OURS =
      Set.of(
          "host",
          "content-length",
          "content-type",
          "transfer-encoding",
          "connection",
          "keep-alive",
          "upgrade",
          "te",
          "trailer",
          "expect",
          "proxy-authorization",
          "proxy-connection",
          "webhook-id",
          "webhook-timestamp",
          "webhook-signature");

  private final WebhookSender sender;
  private final InstantSource clock;

  Attempts(WebhookSender sender, InstantSource clock) {
    this.sender = sender;
    this.clock = clock;
  }

  /** One try that was made. */
  public record Made(Instant startedAt, Duration duration, AttemptOutcome outcome) {}

  /** Breaks off all that is on its way. */
  public void breakOff() {
    sender.breakOff();
  }

  /** {@code held} says, before anything goes over the wire, whether it still may. */
  public Uni<Made> make(Endpoint endpoint, EventId event, String body, BooleanSupplier held) {
    Instant start = clock.instant();
    long ticks = System.nanoTime();
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    Signed signed = endpoint.signer().sign(event.text(), start, bytes);
    return sender
        .send(new Webhook(endpoint.url(), headers(endpoint, signed), Buffer.buffer(bytes)), held)
        .onFailure(failure -> !(failure instanceof BrokenOffException))
        .recoverWithItem(new Answer.None("protocol"))
        .map(
            answer ->
                new Made(
                    start,
                    Duration.ofNanos(System.nanoTime() - ticks),
                    Judge.outcome(answer, clock.instant())));
  }

  private static Map<String, String> headers(Endpoint endpoint, Signed signed) {
    Map<String, String> headers = new HashMap<>();
    endpoint.headers().forEach((name, value) -> putAllowed(headers, name, value));
    headers.putIfAbsent("user-agent", "SCIM-Relay/1 (+webhooks)");
    headers.put("content-type", "application/json");
    headers.put("webhook-id", signed.id());
    headers.put("webhook-timestamp", Long.toString(signed.timestamp()));
    headers.put("webhook-signature", signed.signature());
    return headers;
  }

  private static void putAllowed(Map<String, String> headers, String name, String value) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (!OURS.contains(lower)) {
      headers.put(lower, value);
    }
  }
}
