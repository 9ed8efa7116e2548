package io.scimrelay.deploy.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import io.scimrelay.deploy.client.ScimClient;
import io.scimrelay.deploy.client.Vendor;
import io.scimrelay.deploy.system.SpanSink.Seen;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** One trace from the provider's call to the webhook, through three processes and Kafka. */
class TraceIT {
  private static final String CALLER = "0af7651916cd43dd8448eb211c80319c";

  /** In letters that no id has, neither hexadecimal nor in base 32. */
  private static final String NAME = "lulu";

  private static final String TRACEPARENT = "00-" + CALLER + "-b7ad6b7169203331-01";

  @Test
  void aCallIsFollowedToItsWebhookUnderOneTraceThatTheReceiverDoesNotSee() throws Exception {
    // Given
    List<Headers> received = new CopyOnWriteArrayList<>();
    try (SpanSink sink = new SpanSink();
        ScratchStack stack = new ScratchStack()) {
      stack.set("OTEL_EXPORTER_OTLP_ENDPOINT", sink.url());
      assertEquals(0, stack.run("up", "--detach").status());
      Vendor vendor = Vendor.create(stack.file(), "Traces");
      HttpServer receiver = receiver(received);
      vendor.admin().post("/endpoints", Map.of("url", url(receiver)));
      ScimClient client = vendor.connection(vendor.organization("Traces"), "traces", "generic");

      // When
      client.call(
          "POST",
          "/Users",
          Map.of("traceparent", TRACEPARENT),
          new JsonMapper().readTree("{\"userName\":\"" + NAME + "@x.example\"}"));

      // Then each process has told its spans, in whatever order
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () ->
                  assertEquals(
                      Set.of(
                          "POST /scim/v2/{connection}/Users",
                          "send scimrelay.directory-events.v1",
                          "process scimrelay.directory-events.v1",
                          "POST webhook"),
                      names(sink)));
      assertTrue(sink.spans().stream().noneMatch(span -> span.toString().contains(NAME)));
      assertHangTogether(sink, client.connectionId());
      assertFalse(received.isEmpty());
      assertTrue(received.stream().noneMatch(of -> of.containsKey("traceparent")));
      receiver.stop(0);
    }
  }

  private static void assertHangTogether(SpanSink sink, String connection) {
    List<Seen> ours = new ArrayList<>(ours(sink));
    Seen call =
        ours.stream().filter(span -> span.name().contains("Users")).findFirst().orElseThrow();
    assertEquals("b7ad6b7169203331", call.parent());
    ours.remove(call);
    for (Seen span : ours) {
      assertEquals(call.span(), span.parent(), span.name());
      assertEquals(connection, span.attributes().get("scimrelay.connection"));
    }
  }

  private static List<Seen> ours(SpanSink sink) {
    return sink.spans().stream().filter(span -> span.trace().equals(CALLER)).toList();
  }

  private static Set<String> names(SpanSink sink) {
    return ours(sink).stream().map(Seen::name).collect(Collectors.toSet());
  }

  private static HttpServer receiver(List<Headers> received) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          received.add(exchange.getRequestHeaders());
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static String url(HttpServer server) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }
}
