package io.scimrelay.delivery.eventlog;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.scimrelay.common.event.EventEnvelope;
import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.testing.KafkaResource;
import io.scimrelay.common.testing.PostgresResource;
import io.scimrelay.delivery.testing.ControlPlane;
import io.scimrelay.delivery.testing.ControlPlane.Tenant;
import io.scimrelay.delivery.testing.Ingest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever reads, whenever it begins and however it reads, sees the log whole and in one order. */
@QuarkusTest
@QuarkusTestResource(
    value = PostgresResource.class,
    initArgs = @ResourceArg(name = "role", value = "scimrelay_delivery"))
@QuarkusTestResource(KafkaResource.class)
class EventsIT {
  private static final int WRITERS = 8;
  private static final int ROUNDS = 25;
  private static final int MOST_AT_ONCE = 12;
  private static final String LETTERS = "x".repeat(200_000);
  private static final Duration LONG = Duration.ofSeconds(60);

  private final ControlPlane control = new ControlPlane();
  private final Tenant tenant = control.tenant();
  private final HttpClient client = HttpClient.newHttpClient();

  @Inject AppendStore store;

  @Test
  void pollersBesideEightWritersMissNothing() {
    // Given
    String start = page("?after=now").getString("nextCursor");
    List<Integer> limits = List.of(11, 40, 300, 1_000);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      // When
      List<CompletableFuture<Integer>> writers =
          IntStream.range(0, WRITERS)
              .mapToObj(n -> CompletableFuture.supplyAsync(() -> write(n), threads))
              .toList();
      List<CompletableFuture<Seen>> pollers =
          IntStream.range(0, 12)
              .mapToObj(
                  n ->
                      CompletableFuture.supplyAsync(
                          () -> poll(n, start, limits.get(n % limits.size()), writers), threads))
              .toList();
      int written = writers.stream().mapToInt(CompletableFuture::join).sum();
      List<Seen> seen = pollers.stream().map(CompletableFuture::join).toList();

      // Then
      List<String> log = poll(0, start, 1_000, List.of()).ids();
      assertEquals(written, log.size());
      assertEquals(written, new HashSet<>(log).size());
      for (Seen each : seen) {
        int from = each.from() == null ? 0 : log.indexOf(each.from()) + 1;
        assertEquals(log.subList(from, log.size()), each.ids());
      }
    }
  }

  @Test
  void aStreamGoesOnFromTheLastEventThatArrived() throws Exception {
    // Given
    write(0);
    List<String> log = ids(page("?limit=1000"));
    List<String> told = new ArrayList<>();
    List<String> cursors = new ArrayList<>();

    // When
    read(null, 5, told, cursors);
    read(cursors.getLast(), log.size() - 5, told, cursors);

    // Then
    assertEquals(log, told);
    assertEquals(log.size(), new HashSet<>(cursors).size());
  }

  @Test
  void aStreamThatCannotBeginIsRefusedAsAPageWouldBe() throws Exception {
    assertEquals(400, status("/v1/events/stream?after=rubbish"));
    assertEquals(400, status("/v1/events/stream?connectionId=rubbish"));
    assertEquals(
        401,
        client
            .send(
                HttpRequest.newBuilder(request("/v1/events/stream").build().uri()).build(),
                HttpResponse.BodyHandlers.ofString())
            .statusCode());
  }

  @Test
  void whoseKeyHasEndedIsToldNothingMore() throws Exception {
    // Given
    Writer writer = new Writer(control.connection(tenant));
    writer.append(1);
    try (HttpClient streaming = HttpClient.newHttpClient()) {
      var lines =
          streaming
              .send(request("/v1/events/stream").build(), HttpResponse.BodyHandlers.ofLines())
              .body()
              .iterator();
      while (!lines.next().startsWith("data:")) {
        assertTrue(lines.hasNext());
      }
      CompletableFuture<HttpResponse<String>> poll =
          client.sendAsync(
              request("/v1/events?wait=30&after=" + page("?limit=1").getString("nextCursor"))
                  .build(),
              HttpResponse.BodyHandlers.ofString());

      // When
      control.revokeKeys(tenant);
      await().atMost(LONG).until(() -> status("/v1/events") == 401);
      writer.append(1);

      // Then
      assertEquals(401, poll.get().statusCode());
      List<String> rest = new ArrayList<>();
      lines.forEachRemaining(rest::add);
      assertEquals(List.of(), rest.stream().filter(line -> line.startsWith("data:")).toList());
      streaming.shutdownNow();
    }
  }

  private int status(String path) throws IOException, InterruptedException {
    return client.send(request(path).build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  @Test
  void aPageHoldsAThousandAndALongOneIsCut() {
    // Given
    Writer writer = new Writer(control.connection(tenant));
    for (int i = 0; i < 3; i++) {
      writer.append(500);
    }

    // When
    JsonObject first = page("?limit=1000");
    JsonObject rest = page("?limit=1000&after=" + first.getString("nextCursor"));

    // Then
    assertEquals(1_000, ids(first).size());
    assertEquals(true, first.getBoolean("hasMore"));
    assertEquals(500, ids(rest).size());
    assertFalse(rest.getBoolean("hasMore"));
  }

  @Test
  void aPageOfLongEventsEndsEarlyAndSaysSo() {
    // Given
    new Writer(control.connection(tenant)).appendLong(30);

    // When
    List<JsonObject> pages = new ArrayList<>(List.of(page("?limit=1000")));
    while (pages.getLast().getBoolean("hasMore")) {
      pages.add(page("?limit=1000&after=" + pages.getLast().getString("nextCursor")));
    }

    // Then
    assertEquals(30, pages.stream().flatMap(page -> ids(page).stream()).distinct().count());
    assertEquals(30, pages.stream().mapToInt(page -> ids(page).size()).sum());
    assertTrue(pages.stream().allMatch(page -> page.encode().length() < 2_600_000));
  }

  @Test
  void whoeverWantsWhatIsRareGetsToIt() {
    // Given
    new Writer(control.connection(tenant)).append(21_000);
    ConnectionId late = control.connection(tenant);
    new Writer(late).append(2);

    // When
    List<JsonObject> pages = new ArrayList<>(List.of(page("?connectionId=" + late.text())));
    while (pages.getLast().getBoolean("hasMore")) {
      String next = pages.getLast().getString("nextCursor");
      pages.add(page("?connectionId=" + late.text() + "&after=" + next));
    }

    // Then
    assertEquals(List.of(0, 0, 2), pages.stream().map(page -> ids(page).size()).toList());
  }

  /** What a poller saw after the event it began behind; null where it began at the beginning. */
  private record Seen(@org.jspecify.annotations.Nullable String from, List<String> ids) {}

  private int write(int n) {
    Random random = new Random(n);
    Writer writer = new Writer(control.connection(tenant));
    int written = 0;
    for (int round = 0; round < ROUNDS; round++) {
      written += writer.append(1 + random.nextInt(MOST_AT_ONCE));
    }
    return written;
  }

  /** Appends events of a connection as intake does. */
  private final class Writer {
    private final Ingest ingest;
    private final ConnectionId connection;

    Writer(ConnectionId connection) {
      this.ingest = new Ingest(tenant, connection);
      this.connection = connection;
    }

    int append(int count) {
      append(IntStream.range(0, count).mapToObj(i -> ingest.user("created", "user" + i)));
      return count;
    }

    void appendLong(int count) {
      append(IntStream.range(0, count).mapToObj(i -> ingest.group("created", LETTERS + i)));
    }

    private void append(Stream<EventEnvelope> events) {
      List<Incoming> incoming =
          events
              .map(
                  e ->
                      new Incoming(
                          tenant.id(), tenant.organization(), connection, 1, null, null, e))
              .toList();
      store.append(incoming).await().atMost(LONG);
    }
  }

  private Seen poll(int n, String start, int limit, List<CompletableFuture<Integer>> writers) {
    String cursor = start;
    String from = null;
    if (n % 3 == 2) {
      await().pollDelay(Duration.ofMillis(100L * n)).until(() -> true);
      JsonObject some = page("?limit=5&after=" + cursor);
      List<String> ids = ids(some);
      from = ids.isEmpty() ? null : ids.getLast();
      cursor = some.getString("nextCursor");
    }
    List<String> seen = new ArrayList<>();
    boolean more = true;
    while (more) {
      boolean done = writers.stream().allMatch(CompletableFuture::isDone);
      String wait = n % 2 == 0 && !done ? "&wait=1" : "";
      JsonObject page = page("?limit=" + limit + wait + "&after=" + cursor);
      List<String> ids = ids(page);
      seen.addAll(ids);
      cursor = page.getString("nextCursor");
      more = page.getBoolean("hasMore") || !ids.isEmpty() || !done;
    }
    return new Seen(from, seen);
  }

  private void read(
      @org.jspecify.annotations.Nullable String last,
      int count,
      List<String> told,
      List<String> cursors)
      throws Exception {
    HttpRequest.Builder request = request("/v1/events/stream");
    if (last != null) {
      request.header("Last-Event-ID", last);
    }
    try (HttpClient streaming = HttpClient.newHttpClient()) {
      HttpResponse<java.util.stream.Stream<String>> response =
          streaming.send(request.build(), HttpResponse.BodyHandlers.ofLines());
      var lines = response.body().iterator();
      int events = 0;
      while (events < count) {
        String line = lines.next();
        if (line.startsWith("id:")) {
          cursors.add(line.substring(3).strip());
        } else if (line.startsWith("data:")) {
          told.add(new JsonObject(line.substring(5)).getString("id"));
          events++;
        }
      }
      response.body().close();
      streaming.shutdownNow();
    }
  }

  private JsonObject page(String query) {
    HttpRequest request = request("/v1/events" + query).build();
    try {
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      assertEquals(200, response.statusCode());
      return new JsonObject(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + path))
        .header("Authorization", "Bearer " + tenant.key());
  }

  private static List<String> ids(JsonObject page) {
    return page.getJsonArray("data").stream()
        .map(event -> ((JsonObject) event).getString("id"))
        .toList();
  }
}
