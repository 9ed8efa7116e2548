package io.scimrelay.deploy.system;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimrelay.deploy.client.Receiver;
import io.scimrelay.deploy.client.Receiver.Arrival;
import io.scimrelay.deploy.client.Vendor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/** Holds what was accepted against what was told: nothing missing, nothing more, in order. */
final class Reckoning {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Vendor vendor;
  private final Receiver receiver;

  Reckoning(Vendor vendor, Receiver receiver) {
    this.vendor = vendor;
    this.receiver = receiver;
  }

  /** The number of webhooks that came again. */
  int settle(List<DirectoryTraffic> traffic) {
    Set<String> missing = new HashSet<>();
    traffic.forEach(one -> missing.addAll(settleLog(one)));
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              receiver.arrivals().forEach(arrival -> missing.remove(arrival.webhookId()));
              return missing.isEmpty();
            });
    assertEquals(0, receiver.refused(), "webhooks with a wrong signature");
    traffic.forEach(one -> settleArrivals(one.client().connectionId()));
    return directoryArrivals().size() - firstArrivals().size();
  }

  /** The events API tells exactly what was accepted; the ids it tells it under. */
  private Set<String> settleLog(DirectoryTraffic traffic) {
    String connection = traffic.client().connectionId();
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> log(connection).size() >= traffic.facts().size());
    List<JsonNode> log = log(connection);
    assertEquals(traffic.facts(), log.stream().map(Fact::of).toList());
    assertEquals(
        LongStream.rangeClosed(1, log.size()).boxed().toList(),
        log.stream().map(event -> event.path("sequence").asLong()).toList());
    Set<String> ids = new HashSet<>();
    log.forEach(event -> ids.add(event.path("id").asText()));
    assertEquals(log.size(), ids.size());
    return ids;
  }

  private void settleArrivals(String connection) {
    List<CausalOrder.Seen> seen =
        firstArrivals().values().stream()
            .filter(arrival -> arrival.event().path("connectionId").asText().equals(connection))
            .map(arrival -> new CausalOrder.Seen(arrival.event(), arrival.atNanos()))
            .toList();
    assertEquals(List.of(), CausalOrder.inversions(seen));
    assertEquals(
        seen.size(),
        seen.stream().map(CausalOrder.Seen::sequence).distinct().count(),
        "an event came under two webhook ids");
  }

  private Map<String, Arrival> firstArrivals() {
    Map<String, Arrival> first = new LinkedHashMap<>();
    directoryArrivals().forEach(arrival -> first.putIfAbsent(arrival.webhookId(), arrival));
    return first;
  }

  private List<Arrival> directoryArrivals() {
    return receiver.arrivals().stream()
        .filter(arrival -> DirectoryTraffic.isDirectoryEvent(arrival.event()))
        .toList();
  }

  private List<JsonNode> log(String connection) {
    return log(vendor, connection);
  }

  /** What the events API tells of a connection's directory. */
  static List<JsonNode> log(Vendor vendor, String connection) {
    List<JsonNode> events = new ArrayList<>();
    String after = "";
    boolean more = true;
    while (more) {
      JsonNode page = vendor.events().get("/events?limit=1000&connectionId=" + connection + after);
      page.path("data").forEach(events::add);
      after = "&after=" + page.path("nextCursor").asText();
      more = page.path("hasMore").asBoolean();
    }
    events.removeIf(event -> !DirectoryTraffic.isDirectoryEvent(event));
    return events;
  }
}
