package io.scimrelay.ingest.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.scimrelay.common.event.EventBatch;
import io.scimrelay.common.event.EventCodec;
import io.scimrelay.common.event.EventEnvelope;
import io.scimrelay.common.event.EventTopic;
import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.testing.TestKafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads the topic from its beginning and keeps the events of each connection, once each. */
public final class EventTail implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  private final String bootstrapServers;
  private final Map<ConnectionId, TreeMap<Long, JsonNode>> numbered = new HashMap<>();
  private final Map<ConnectionId, LinkedHashSet<Long>> arrived = new HashMap<>();
  private final Map<ConnectionId, Map<String, JsonNode>> others = new HashMap<>();

  private @Nullable KafkaConsumer<String, byte[]> consumer;

  public EventTail(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  /** One for all tests of a JVM. */
  public static EventTail shared() {
    return Shared.TAIL;
  }

  private static final class Shared {
    static final EventTail TAIL = new EventTail(TestKafka.shared().bootstrapServers());
  }

  /** The numbered events of a connection up to now; waits until there are so many. */
  public synchronized List<JsonNode> numbered(ConnectionId connection, int atLeast) {
    readUntil(() -> numbered.getOrDefault(connection, new TreeMap<>()).size() >= atLeast);
    return new ArrayList<>(numbered.getOrDefault(connection, new TreeMap<>()).values());
  }

  /** The numbers of a connection's events in the order in which each first came. */
  public synchronized List<Long> arrived(ConnectionId connection) {
    return List.copyOf(arrived.getOrDefault(connection, new LinkedHashSet<>()));
  }

  /** Events without a number. */
  public synchronized List<JsonNode> others(ConnectionId connection, int atLeast) {
    readUntil(() -> others.getOrDefault(connection, Map.of()).size() >= atLeast);
    return new ArrayList<>(others.getOrDefault(connection, Map.of()).values());
  }

  private synchronized void readUntil(BooleanSupplier enough) {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!enough.getAsBoolean() && System.nanoTime() < end) {
      consumer()
          .poll(Duration.ofMillis(100))
          .forEach(received -> keep(EventCodec.decode(received.value())));
    }
  }

  private KafkaConsumer<String, byte[]> consumer() {
    if (consumer == null) {
      consumer = new KafkaConsumer<>(settings());
      consumer.subscribe(List.of(EventTopic.NAME));
    }
    return consumer;
  }

  private Map<String, Object> settings() {
    return Map.of(
        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
        bootstrapServers,
        ConsumerConfig.GROUP_ID_CONFIG,
        "tail-" + UUID.randomUUID(),
        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
        "earliest",
        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
        false,
        ConsumerConfig.METADATA_MAX_AGE_CONFIG,
        500,
        ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
        StringDeserializer.class,
        ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
        ByteArrayDeserializer.class);
  }

  @Override
  public synchronized void close() {
    if (consumer != null) {
      consumer.close();
    }
  }

  private void keep(EventBatch batch) {
    for (EventEnvelope event : batch.events()) {
      JsonNode body = json(event.body());
      Long sequence = event.sequence();
      if (sequence == null) {
        others
            .computeIfAbsent(batch.connection(), _ -> new HashMap<>())
            .put(event.id().text(), body);
      } else {
        numbered.computeIfAbsent(batch.connection(), _ -> new TreeMap<>()).put(sequence, body);
        arrived.computeIfAbsent(batch.connection(), _ -> new LinkedHashSet<>()).add(sequence);
      }
    }
  }

  private static JsonNode json(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an event that is not JSON", e);
    }
  }
}
