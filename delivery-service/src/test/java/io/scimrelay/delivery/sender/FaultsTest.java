package io.scimrelay.delivery.sender;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.scimrelay.common.target.TargetRules;
import io.scimrelay.delivery.sender.TargetResolver.LookUp;
import io.scimrelay.delivery.testing.Certificates;
import io.scimrelay.delivery.testing.FaultSink;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.TrustOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Every receiver is judged by what it did, within the deadline, and hurts nobody beside it. */
class FaultsTest {
  private static final Duration DEADLINE = Duration.ofSeconds(15);
  private static final LookUp HERE = _ -> new InetAddress[] {InetAddress.getLoopbackAddress()};
  private static final Map<String, String> EXPECTED =
      Map.ofEntries(
          Map.entry("/ok", "204"),
          Map.entry("/status/200", "200"),
          Map.entry("/status/299", "299"),
          Map.entry("/status/300", "300"),
          Map.entry("/status/304", "304"),
          Map.entry("/status/400", "400"),
          Map.entry("/status/410", "410"),
          Map.entry("/status/500", "500"),
          Map.entry("/status/599", "599"),
          Map.entry("/redirect", "302"),
          Map.entry("/metadata", "302"),
          Map.entry("/reset", "reset"),
          Map.entry("/close", "reset"),
          Map.entry("/early", "200"),
          Map.entry("/unread", "timeout"),
          Map.entry("/hole", "timeout"),
          Map.entry("/drip", "timeout"),
          Map.entry("/slow-body", "timeout"),
          Map.entry("/endless", "200"),
          Map.entry("/endless-chunks", "200"),
          Map.entry("/endless-trailers", "protocol"),
          Map.entry("/endless-extension", "protocol"),
          Map.entry("/headers", "protocol"),
          Map.entry("/many-headers", "protocol"),
          Map.entry("/long-line", "protocol"),
          Map.entry("/continues", "timeout"),
          Map.entry("/processing", "204"),
          Map.entry("/hints", "204"),
          Map.entry("/switching", "101"),
          Map.entry("/http10", "200"),
          Map.entry("/rubbish", "protocol"),
          Map.entry("/no-number", "protocol"),
          Map.entry("/bad-chunks", "protocol"),
          Map.entry("/two-lengths", "protocol"),
          Map.entry("/cut", "reset"),
          Map.entry("/bomb", "200"),
          Map.entry("/binary", "500"));

  private final Vertx vertx = Vertx.vertx();
  private final WebhookSender sender = sender(HERE);

  @AfterEach
  void close() {
    sender.close();
    vertx.close();
  }

  @Test
  void eachReceiverIsJudgedByWhatItDid() {
    // Given
    Map<String, CompletableFuture<Answer>> answers = new LinkedHashMap<>();
    try (FaultSink sink = new FaultSink()) {
      long start = System.nanoTime();

      // When
      EXPECTED.keySet().forEach(path -> answers.put(path, send(sender, sink.url(path))));
      Answer neighbour = send(sender, sink.url("/ok")).orTimeout(2, TimeUnit.SECONDS).join();

      // Then
      assertEquals("204", told(neighbour));
      assertAll(answers.entrySet().stream().map(e -> judged(e.getKey(), e.getValue())));
      Duration all = Duration.ofNanos(System.nanoTime() - start);
      assertTrue(all.compareTo(DEADLINE.plusSeconds(1)) < 0, "it took " + all);
      assertTrue(sink.at("/trap").isEmpty());
    }
  }

  @Test
  void whatIsKeptOfAnAnswerIsShortAndTextForPostgres() {
    try (FaultSink sink = new FaultSink()) {
      for (String path : new String[] {"/binary", "/bomb", "/endless"}) {
        // When
        Answer.Status answer = (Answer.Status) send(sender, sink.url(path)).join();

        // Then
        String kept = answer.excerpt();
        assertTrue(kept.getBytes(StandardCharsets.UTF_8).length <= 4_096, path);
        assertFalse(kept.contains("\0"), path);
        assertEquals(
            kept, new String(kept.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8), path);
      }
    }
  }

  @Test
  void aCertificateMustBeVouchedForAndBeForTheName() {
    // Given
    Certificates right = new Certificates("hooks.example.com");
    WebhookSender trusting =
        new WebhookSender(
            vertx,
            new TargetRules(true),
            HERE,
            WebhookSender.options()
                .setTrustOptions(TrustOptions.wrap(right.trust().getTrustManagers()[0])));
    try (FaultSink sink = new FaultSink(right.context());
        FaultSink plain = new FaultSink()) {
      String rightName = "https://hooks.example.com:" + sink.port() + "/ok";
      String wrongName = "https://other.example.com:" + sink.port() + "/ok";

      // When, Then
      assertEquals("204", told(send(trusting, rightName).join()));
      assertEquals("tls", told(send(trusting, wrongName).join()));
      assertEquals("tls", told(send(sender, rightName).join()));
      assertEquals("tls", told(send(sender, "https://127.0.0.1:" + sink.port() + "/ok").join()));
      assertEquals(
          "tls", told(send(trusting, "https://a.example.com:" + plain.port() + "/").join()));
      assertEquals("reset", told(send(sender, sink.url("/ok")).join()));
      assertEquals(1, sink.at("/ok").size());
    } finally {
      trusting.close();
    }
  }

  @Test
  void aServerThatAcceptsAndSaysNothingTakesNoLongerThanTheDeadline() throws IOException {
    // Given
    try (ServerSocket mute = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      // When
      CompletableFuture<Answer> tls =
          send(sender, "https://127.0.0.1:" + mute.getLocalPort() + "/");
      CompletableFuture<Answer> plain =
          send(sender, "http://127.0.0.1:" + mute.getLocalPort() + "/");

      // Then
      assertEquals("timeout", told(tls.orTimeout(16, TimeUnit.SECONDS).join()));
      assertEquals("timeout", told(plain.orTimeout(16, TimeUnit.SECONDS).join()));
    }
  }

  @Test
  void aNameWithoutAddressAndAPortWithoutServerAreTold() throws IOException {
    // Given
    int free;
    try (ServerSocket closed = new ServerSocket(0)) {
      free = closed.getLocalPort();
    }
    WebhookSender lost =
        sender(
            name -> {
              throw new java.net.UnknownHostException(name);
            });

    // When, Then
    assertEquals("connect", told(send(sender, "http://127.0.0.1:" + free + "/").join()));
    assertEquals("dns", told(send(lost, "http://no.example.com/").join()));
    lost.close();
  }

  @Test
  void anIpv6ReceiverIsCalledByItsBracketedName() {
    try (FaultSink sink = new FaultSink(null, "::1")) {
      // When
      Answer answer = send(sender, "http://[::1]:" + sink.port() + "/ok").join();

      // Then
      assertEquals("204", told(answer));
      assertEquals("[::1]:" + sink.port(), sink.at("/ok").getFirst().header("host"));
    }
  }

  @Test
  void whoLostTheRightToSendSendsNothing() {
    try (FaultSink sink = new FaultSink()) {
      // When
      CompletableFuture<Answer> late = send(sender, sink.url("/ok"), () -> false);
      CompletableFuture<Answer> running = send(sender, sink.url("/hole"));
      org.awaitility.Awaitility.await().until(() -> sink.at("/hole").size() == 1);
      vertx.runOnContext(_ -> sender.breakOff());

      // Then
      assertEquals("broken off", told(late));
      assertEquals("broken off", told(running));
      assertTrue(sink.at("/ok").isEmpty());
    }
  }

  private static Executable judged(String path, CompletableFuture<Answer> answer) {
    return () ->
        assertEquals(EXPECTED.get(path), told(answer.orTimeout(20, TimeUnit.SECONDS).join()), path);
  }

  private WebhookSender sender(LookUp lookUp) {
    return new WebhookSender(vertx, new TargetRules(true), lookUp, WebhookSender.options());
  }

  private static String told(CompletableFuture<Answer> answer) {
    return answer
        .orTimeout(5, TimeUnit.SECONDS)
        .handle((said, failure) -> failure == null ? told(said) : String.valueOf(cause(failure)))
        .join();
  }

  private static String cause(Throwable failure) {
    return String.valueOf(failure.getMessage()).replaceFirst(".*: ", "");
  }

  private static String told(Answer answer) {
    return switch (answer) {
      case Answer.Status status -> Integer.toString(status.code());
      case Answer.None none -> none.error();
      case Answer.Refused refused -> refused.error();
    };
  }

  private CompletableFuture<Answer> send(WebhookSender from, String url) {
    return send(from, url, () -> true);
  }

  private CompletableFuture<Answer> send(WebhookSender from, String url, BooleanSupplier held) {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    Webhook webhook = new Webhook(url, Map.of("webhook-id", url), Buffer.buffer("{}".repeat(500)));
    vertx.runOnContext(
        _ ->
            from.send(webhook, held)
                .subscribe()
                .with(answer::complete, answer::completeExceptionally));
    return answer;
  }
}
