package io.scimrelay.ingest.outbox;

import io.opentelemetry.api.trace.Span;
import io.scimrelay.common.event.EventBatch;
import io.scimrelay.common.event.EventCodec;
import io.scimrelay.common.event.EventTopic;
import io.scimrelay.ingest.trace.ScimTraces;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends records to Kafka. May block: it belongs to the relay's thread. After a failure it is
 * renewed: the topic is made where it is missing, and a producer is made that knows nothing of what
 * Kafka was before.
 */
@ApplicationScoped
class EventPublisher {
  private static final Logger LOG = Logger.getLogger(EventPublisher.class);
  private static final int SECONDS = 5;

  private final String bootstrap;
  private final ScimTraces traces;
  private @Nullable Producer<String, byte[]> producer;
  private boolean topicMade;

  EventPublisher(
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap, ScimTraces traces) {
    this.bootstrap = bootstrap;
    this.traces = traces;
  }

  /** Completes when Kafka has the record. */
  CompletableFuture<Void> send(EventBatch batch) {
    CompletableFuture<Void> sent = new CompletableFuture<>();
    Span span = traces.send(batch.connection(), batch.traceparent());
    try {
      var _ =
          ready()
              .send(
                  new ProducerRecord<>(
                      EventTopic.NAME, batch.connection().text(), EventCodec.encode(batch)),
                  (_, failure) -> {
                    span.end();
                    complete(sent, failure);
                  });
    } catch (KafkaException | IllegalStateException e) {
      span.end();
      sent.completeExceptionally(e);
    }
    return sent;
  }

  /**
   * So that whoever reads the topic finds it before the first event.
   *
   * @return whether the topic was made: it has nothing of what was sent before
   */
  boolean prepare() {
    var _ = ready();
    boolean made = topicMade;
    topicMade = false;
    return made;
  }

  /** Throws away the producer; the next record gets another. */
  void renew() {
    Producer<String, byte[]> old = producer;
    producer = null;
    if (old != null) {
      old.close(Duration.ZERO);
    }
  }

  @PreDestroy
  void close() {
    Producer<String, byte[]> last = producer;
    producer = null;
    if (last != null) {
      last.close(Duration.ofSeconds(1));
    }
  }

  private Producer<String, byte[]> ready() {
    Producer<String, byte[]> present = producer;
    if (present == null) {
      makeTopic();
      present = new KafkaProducer<>(producerSettings());
      producer = present;
    }
    return present;
  }

  private void makeTopic() {
    try (Admin admin = Admin.create(adminSettings())) {
      admin.createTopics(List.of(topic())).all().get(2 * SECONDS, TimeUnit.SECONDS);
      topicMade = true;
      LOG.infof("made the topic %s", EventTopic.NAME);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new KafkaException("the topic " + EventTopic.NAME + " cannot be made", e.getCause());
      }
    } catch (TimeoutException e) {
      throw new KafkaException("Kafka does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted", e);
    }
  }

  private static NewTopic topic() {
    return new NewTopic(EventTopic.NAME, EventTopic.PARTITIONS, (short) -1)
        .configs(
            Map.of(
                TopicConfig.RETENTION_MS_CONFIG,
                Long.toString(EventTopic.RETENTION.toMillis()),
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                Integer.toString(EventTopic.MAX_RECORD_BYTES)));
  }

  private Map<String, Object> adminSettings() {
    Map<String, Object> settings = new HashMap<>();
    settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, SECONDS * 1000);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, SECONDS * 1000);
    return settings;
  }

  private Map<String, Object> producerSettings() {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
    settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, EventTopic.MAX_RECORD_BYTES);
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 16L * 1024 * 1024);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, SECONDS * 1000L);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, SECONDS * 1000);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2 * SECONDS * 1000);
    settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500L);
    settings.put(ProducerConfig.METADATA_MAX_AGE_CONFIG, 30_000L);
    return settings;
  }

  private static void complete(CompletableFuture<Void> sent, @Nullable Exception failure) {
    if (failure == null) {
      sent.complete(null);
    } else {
      sent.completeExceptionally(failure);
    }
  }
}
