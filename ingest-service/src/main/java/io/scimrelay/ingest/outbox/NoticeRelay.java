package io.scimrelay.ingest.outbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimrelay.common.event.EventBatch;
import io.scimrelay.common.event.EventEnvelope;
import io.scimrelay.common.id.EventId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** Sends events that have no number, again and again until the event log has them. */
@ApplicationScoped
class NoticeRelay {
  private static final Duration AGAIN = Duration.ofSeconds(30);

  private final OutboxStore store;
  private final EventPublisher publisher;
  private final Map<EventId, Long> sent = new HashMap<>();

  NoticeRelay(OutboxStore store, EventPublisher publisher) {
    this.store = store;
    this.publisher = publisher;
  }

  void relay(Set<Integer> shards) {
    store.forgetNotices().await().atMost(Answers.PATIENCE);
    List<OutboxStore.Notice> kept = store.notices().await().atMost(Answers.PATIENCE);
    sent.keySet().retainAll(kept.stream().map(OutboxStore.Notice::id).collect(Collectors.toSet()));
    for (OutboxStore.Notice notice : kept) {
      if (shards.contains(Shard.of(notice.connection())) && due(notice)) {
        send(notice);
      }
    }
  }

  private boolean due(OutboxStore.Notice notice) {
    Long at = sent.get(notice.id());
    return at == null || System.nanoTime() - at > AGAIN.toNanos();
  }

  private void send(OutboxStore.Notice notice) {
    CompletableFuture<Void> answer = publisher.send(batch(notice));
    answer.orTimeout(Answers.PATIENCE.toSeconds(), java.util.concurrent.TimeUnit.SECONDS).join();
    sent.put(notice.id(), System.nanoTime());
  }

  private static EventBatch batch(OutboxStore.Notice notice) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("id", notice.id().text());
    body.put("type", notice.type());
    body.put("timestamp", EventWriter.time(notice.occurredAt().toInstant()));
    body.put("tenantId", notice.tenant().text());
    body.put("organizationId", notice.organization().text());
    body.put("connectionId", notice.connection().text());
    body.put("epoch", 1);
    body.putNull("sequence");
    body.set("data", notice.data());
    EventEnvelope event =
        new EventEnvelope(
            notice.id(),
            notice.type(),
            null,
            notice.occurredAt().toInstant(),
            null,
            null,
            List.of(),
            List.of(),
            EventWriter.text(body));
    return new EventBatch(
        notice.tenant(), notice.organization(), notice.connection(), 1, null, List.of(event));
  }
}
