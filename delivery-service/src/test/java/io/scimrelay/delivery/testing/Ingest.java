package io.scimrelay.delivery.testing;

import io.scimrelay.common.event.ConflictKey;
import io.scimrelay.common.event.EventBatch;
import io.scimrelay.common.event.EventCodec;
import io.scimrelay.common.event.EventEnvelope;
import io.scimrelay.common.event.EventTopic;
import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.EventId;
import io.scimrelay.common.id.IdSource;
import io.scimrelay.common.testing.TestKafka;
import io.scimrelay.delivery.testing.ControlPlane.Tenant;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Events of one connection, numbered and sent as ingest sends them. */
public final class Ingest {
  private static final InstantSource CLOCK = InstantSource.system();
  private static final IdSource IDS = new IdSource(CLOCK, new SecureRandom());

  private final Tenant tenant;
  private final ConnectionId connection;
  private final long before;
  private final List<EventEnvelope> sent = new ArrayList<>();

  public Ingest(Tenant tenant, ConnectionId connection) {
    this(tenant, connection, 0);
  }

  /** One that has told so much already. */
  public Ingest(Tenant tenant, ConnectionId connection, long before) {
    this.tenant = tenant;
    this.connection = connection;
    this.before = before;
  }

  private static final class Shared {
    static final KafkaProducer<String, byte[]> PRODUCER = open();
  }

  public List<EventEnvelope> sent() {
    return List.copyOf(sent);
  }

  public EventEnvelope user(String type, String name) {
    UUID id = id(name);
    return next(
        "user." + type,
        id,
        null,
        List.of(ConflictKey.resource(id), ConflictKey.name("userName", name)),
        List.of(),
        name);
  }

  public EventEnvelope group(String type, String name) {
    UUID id = id(name);
    return next("group." + type, id, null, List.of(ConflictKey.resource(id)), List.of(), name);
  }

  public EventEnvelope member(String type, String group, String user) {
    return next(
        "group.member_" + type,
        id(group),
        id(user),
        List.of(ConflictKey.membership(id(group), id(user))),
        List.of(ConflictKey.resource(id(group)), ConflictKey.resource(id(user))),
        group + "/" + user);
  }

  /** Sends these as one record. */
  public void send(List<EventEnvelope> events) {
    EventBatch batch =
        new EventBatch(tenant.id(), tenant.organization(), connection, 1, null, events);
    try {
      Shared.PRODUCER
          .send(new ProducerRecord<>(EventTopic.NAME, connection.text(), EventCodec.encode(batch)))
          .get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  public void send(EventEnvelope... events) {
    send(List.of(events));
  }

  private UUID id(String name) {
    return UUID.nameUUIDFromBytes((connection + name).getBytes(StandardCharsets.UTF_8));
  }

  private EventEnvelope next(
      String type,
      UUID subject,
      @Nullable UUID member,
      List<Long> owns,
      List<Long> shares,
      String about) {
    return tell(type, subject, member, owns, shares, data(type, about));
  }

  /** The next event, with these data. */
  public EventEnvelope tell(
      String type,
      UUID subject,
      @Nullable UUID member,
      List<Long> owns,
      List<Long> shares,
      JsonObject data) {
    EventId id = IDS.nextEventBase();
    long sequence = before + sent.size() + 1L;
    Instant now = CLOCK.instant();
    String body =
        new JsonObject()
            .put("id", id.text())
            .put("type", type)
            .put("connectionId", connection.text())
            .put("sequence", sequence)
            .put("data", data)
            .encode();
    EventEnvelope event =
        new EventEnvelope(id, type, sequence, now, subject, member, owns, shares, body);
    sent.add(event);
    return event;
  }

  private static JsonObject data(String type, String about) {
    String kind = type.substring(0, type.indexOf('.'));
    return new JsonObject().put("about", about).put(kind, new JsonObject().put("name", about));
  }

  public static void makeTopic() {
    try (Admin admin =
        Admin.create(
            Map.<String, Object>of("bootstrap.servers", TestKafka.shared().bootstrapServers()))) {
      admin.createTopics(List.of(new NewTopic(EventTopic.NAME, 4, (short) 1))).all().get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new IllegalStateException(e);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KafkaProducer<String, byte[]> open() {
    makeTopic();
    return new KafkaProducer<>(
        Map.<String, Object>of("bootstrap.servers", TestKafka.shared().bootstrapServers()),
        new StringSerializer(),
        new ByteArraySerializer());
  }
}
