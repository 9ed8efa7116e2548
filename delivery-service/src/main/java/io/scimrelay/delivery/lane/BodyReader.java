package io.scimrelay.delivery.lane;

import io.scimrelay.delivery.eventlog.RecentBodies;
import io.scimrelay.delivery.message.MessageStore;
import io.scimrelay.delivery.message.PendingMessage;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Fetches bodies at sending: from what was just appended here, or many in one statement. */
@Singleton
class BodyReader {
  private static final Logger LOG = Logger.getLogger(BodyReader.class);
  private static final int MOST = 16;
  private static final Duration REST = Duration.ofMillis(500);

  private record Asked(PendingMessage message, Consumer<Optional<String>> then) {}

  private final MessageStore store;
  private final RecentBodies recent;
  private final Loop loop;
  private final List<Asked> waiting = new ArrayList<>();
  private boolean reading;

  BodyReader(MessageStore store, RecentBodies recent, Loop loop) {
    this.store = store;
    this.recent = recent;
    this.loop = loop;
  }

  /** Hands over the body, or nothing where the event is no longer in the log. */
  void read(PendingMessage message, Consumer<Optional<String>> then) {
    String body = recent.get(message.tenant(), message.position());
    if (body != null) {
      then.accept(Optional.of(body));
      return;
    }
    waiting.add(new Asked(message, then));
    readOn();
  }

  private void readOn() {
    if (reading || waiting.isEmpty()) {
      return;
    }
    reading = true;
    List<Asked> first = waiting.subList(0, Math.min(waiting.size(), MOST));
    List<Asked> batch = List.copyOf(first);
    first.clear();
    store
        .bodies(batch.stream().map(Asked::message).toList())
        .emitOn(loop::here)
        .subscribe()
        .with(bodies -> read(batch, bodies), failure -> failed(batch, failure));
  }

  private void read(List<Asked> batch, Map<Integer, String> bodies) {
    reading = false;
    readOn();
    for (int i = 0; i < batch.size(); i++) {
      batch.get(i).then().accept(Optional.ofNullable(bodies.get(i)));
    }
  }

  private void failed(List<Asked> batch, Throwable failure) {
    LOG.warnf("bodies are not read yet: %s", failure.toString());
    waiting.addAll(0, batch);
    loop.after(
        REST,
        () -> {
          reading = false;
          readOn();
        });
  }
}
