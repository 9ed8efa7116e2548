package io.scimrelay.deploy.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A vendor's end of a webhook: verifies each delivery with the Standard Webhooks library, which is
 * not ours, keeps what is genuine and answers 204; answers 401 to what is not.
 */
public final class Receiver implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpServer server;
  private final List<Arrival> arrivals = new CopyOnWriteArrayList<>();
  private volatile @Nullable Webhook verifier;
  private volatile int refused;

  /** One genuine delivery. */
  public record Arrival(String webhookId, JsonNode event, long atNanos) {}

  public Receiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::take);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/webhooks";
  }

  /** The endpoint's secret, which is known only once the endpoint exists. */
  public void expect(String secret) {
    try {
      verifier = new Webhook(secret);
    } catch (EmptyWebhookSecretException e) {
      throw new IllegalArgumentException("an endpoint without a secret", e);
    }
  }

  public List<Arrival> arrivals() {
    return arrivals;
  }

  public int refused() {
    return refused;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Map<String, List<String>> headers = lowerCased(exchange);
      boolean genuine = isGenuine(body, headers);
      if (genuine) {
        keep(body, headers);
      }
      exchange.sendResponseHeaders(genuine ? 204 : 401, -1);
    }
  }

  private void keep(String body, Map<String, List<String>> headers) throws IOException {
    String id = String.join("", headers.getOrDefault("webhook-id", List.of()));
    arrivals.add(new Arrival(id, JSON.readTree(body), System.nanoTime()));
  }

  private boolean isGenuine(String body, Map<String, List<String>> headers) {
    Webhook known = verifier;
    try {
      if (known == null) {
        return false;
      }
      known.verify(body, headers);
      return true;
    } catch (WebhookVerificationException e) {
      countRefused();
      return false;
    }
  }

  private synchronized void countRefused() {
    refused = refused + 1;
  }

  private static Map<String, List<String>> lowerCased(HttpExchange exchange) {
    Map<String, List<String>> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
    return headers;
  }
}
