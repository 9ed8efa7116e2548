package io.scimrelay.delivery.intake;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.scimrelay.common.event.EventBatch;
import io.scimrelay.common.event.EventCodec;
import io.scimrelay.common.event.EventTopic;
import io.scimrelay.delivery.eventlog.AppendStore;
import io.scimrelay.delivery.eventlog.Incoming;
import io.scimrelay.delivery.hint.Hints;
import io.scimrelay.delivery.trace.DeliveryTraces;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes events from Kafka into the log, one poll behind the other on a thread of its own. While
 * PostgreSQL is away the batch is tried again with fetching paused, so that the group keeps this
 * member; while Kafka is away the consumer waits for it.
 */
@Singleton
public class EventIntake {
  private static final Logger LOG = Logger.getLogger(EventIntake.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PAUSED_POLL = Duration.ofMillis(250);
  private static final Duration APPEND = Duration.ofSeconds(30);

  private final AppendStore store;
  private final Hints hints;
  private final IntakeState state;
  private final IntakeConfig config;
  private final DeliveryTraces traces;
  private final InstantSource clock;
  private final Map<String, Object> settings;
  private volatile boolean running;
  private volatile @Nullable Consumer<String, byte[]> consumer;
  private @Nullable Thread thread;

  EventIntake(
      AppendStore store,
      Hints hints,
      IntakeState state,
      IntakeConfig config,
      DeliveryTraces traces,
      InstantSource clock,
      @ConfigProperty(name = "kafka.bootstrap.servers") String brokers) {
    this.store = store;
    this.hints = hints;
    this.state = state;
    this.config = config;
    this.traces = traces;
    this.clock = clock;
    this.settings = ConsumerSettings.of(brokers, config);
  }

  void start(@Observes StartupEvent started) {
    if (config.enabled()) {
      running = true;
      thread = Thread.ofPlatform().name("intake").daemon().start(this::run);
    }
  }

  void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
    running = false;
    Consumer<String, byte[]> current = consumer;
    if (current != null) {
      current.wakeup();
    }
    if (thread != null) {
      thread.join(Duration.ofSeconds(5));
    }
  }

  private void run() {
    while (running) {
      try (Consumer<String, byte[]> opened =
          new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
        consumer = opened;
        opened.subscribe(List.of(EventTopic.NAME));
        consume(opened);
      } catch (WakeupException e) {
        LOG.debug("intake stops");
      } catch (RuntimeException e) {
        LOG.warnf("intake starts again: %s", e.toString());
        rest();
      }
    }
  }

  private void consume(Consumer<String, byte[]> from) {
    Commits commits = new Commits(System.nanoTime());
    while (running) {
      ConsumerRecords<String, byte[]> records = from.poll(POLL);
      for (List<Incoming> chunk : Chunks.of(decode(records))) {
        appendUntilDone(from, chunk);
      }
      commits.appended(from, records.isEmpty(), System.nanoTime());
      state.round(behind(from));
    }
  }

  private void appendUntilDone(Consumer<String, byte[]> from, List<Incoming> chunk) {
    while (running && !appended(chunk)) {
      from.pause(from.assignment());
      ConsumerRecords<String, byte[]> none = from.poll(PAUSED_POLL);
      if (!none.isEmpty()) {
        throw new KafkaException("records of a share that was just given to this process");
      }
    }
    from.resume(from.paused());
  }

  private boolean appended(List<Incoming> chunk) {
    try {
      Instant start = clock.instant();
      AppendStore.Result result = store.append(chunk).await().atMost(APPEND);
      state.appended(result.events(), result.gaps());
      if (result.events() > 0) {
        state.oldest(chunk.getFirst().event().timestamp());
      }
      hints.appended(result.appended());
      traces.appended(chunk, start);
      return true;
    } catch (RuntimeException e) {
      LOG.warnf("events are not appended yet: %s", e.toString());
      return false;
    }
  }

  private static List<EventBatch> decode(ConsumerRecords<String, byte[]> records) {
    List<EventBatch> batches = new ArrayList<>(records.count());
    for (ConsumerRecord<String, byte[]> record : records) {
      try {
        batches.add(EventCodec.decode(record.value()));
      } catch (RuntimeException e) {
        LOG.errorf(
            "record %d of partition %d is no event batch: %s",
            record.offset(), record.partition(), e.getMessage());
      }
    }
    return batches;
  }

  private static long behind(Consumer<String, byte[]> from) {
    return from.assignment().stream()
        .map(from::currentLag)
        .filter(OptionalLong::isPresent)
        .mapToLong(OptionalLong::getAsLong)
        .sum();
  }

  private void rest() {
    try {
      Thread.sleep(Duration.ofSeconds(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      running = false;
    }
  }
}
