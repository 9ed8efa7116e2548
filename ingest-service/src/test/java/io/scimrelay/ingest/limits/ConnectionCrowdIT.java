package io.scimrelay.ingest.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.scimrelay.ingest.testing.TestConnection;
import io.scimrelay.ingest.testing.WithServers;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithServers
@TestProfile(ConnectionCrowdIT.AtTheRateOfProduction.class)
class ConnectionCrowdIT {
  private static final int WAVE = 50;
  private static final Duration SPACED = Duration.ofMillis(10L * (WAVE - 8));

  @Inject ConnectionCrowd crowd;

  private final TestConnection connection = TestConnection.create();
  private final TestConnection neighbour = TestConnection.create();

  public static final class AtTheRateOfProduction implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "scimrelay.limits.connection.per-second", "100",
          "scimrelay.limits.connection.burst", "200");
    }
  }

  @Test
  void besideANeighbourAWaveIsAnsweredWholeAtTheRateOfItsConnection() {
    // Given
    neighbour.get("/Users");

    // When
    long began = System.nanoTime();
    List<Integer> statuses = wave();
    Duration took = Duration.ofNanos(System.nanoTime() - began);

    // Then
    assertEquals(List.of(201), statuses.stream().distinct().toList());
    assertTrue(took.compareTo(SPACED) >= 0, took.toString());
  }

  @Test
  void whoHangsUpLeavesTheCrowd() throws IOException {
    // Given
    List<Socket> callers = new ArrayList<>();
    for (int i = 0; i < WAVE; i++) {
      callers.add(withinARequest());
    }
    Awaitility.await().until(() -> !nobodyWaits());

    // When
    for (Socket caller : callers) {
      hangUp(caller);
    }

    // Then
    Awaitility.await().until(this::nobodyWaits);
  }

  private boolean nobodyWaits() {
    enterAndLeave(neighbour);
    return enterAndLeave(connection).isZero();
  }

  private Duration enterAndLeave(TestConnection caller) {
    Duration wait = crowd.enter(caller.id());
    crowd.leave(caller.id());
    return wait;
  }

  /** Each call of it beside one of the neighbour. */
  private List<Integer> wave() {
    List<Future<Integer>> calls;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      calls =
          IntStream.range(0, WAVE)
              .mapToObj(i -> "{\"userName\":\"wave-" + i + "\"}")
              .map(user -> submit(threads, user))
              .toList();
    }
    return calls.stream().map(Future::resultNow).toList();
  }

  private Future<Integer> submit(ExecutorService threads, String user) {
    var _ = threads.submit(() -> neighbour.get("/Users"));
    return threads.submit(() -> connection.post("/Users", user).status());
  }

  private Socket withinARequest() throws IOException {
    URI server = URI.create(TestConnection.server());
    String head =
        "POST /scim/v2/%s/Users HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n"
            .formatted(connection.id().urlForm(), connection.token());
    Socket socket = new Socket(server.getHost(), server.getPort());
    socket
        .getOutputStream()
        .write((head + "Content-Length: 100\r\n\r\n{").getBytes(StandardCharsets.UTF_8));
    return socket;
  }

  private static void hangUp(Socket caller) throws IOException {
    caller.setSoLinger(true, 0);
    caller.close();
  }
}
