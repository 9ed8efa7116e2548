package io.scimrelay.delivery.lane;

import io.scimrelay.delivery.message.LanePage;
import io.scimrelay.delivery.message.MessageStore;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Reads pages for lanes: what is asked while a read is under way goes into the next one together.
 */
@Singleton
class LaneReader {
  private static final Logger LOG = Logger.getLogger(LaneReader.class);
  private static final int MOST_LANES = 50;
  private static final Duration REST = Duration.ofMillis(500);

  private record Asked(LanePage page, Consumer<LanePage.Read> then) {}

  private final MessageStore store;
  private final Loop loop;
  private final List<Asked> waiting = new ArrayList<>();
  private boolean reading;

  LaneReader(MessageStore store, Loop loop) {
    this.store = store;
    this.loop = loop;
  }

  void read(LanePage page, Consumer<LanePage.Read> then) {
    waiting.add(new Asked(page, then));
    readOn();
  }

  private void readOn() {
    if (reading || waiting.isEmpty()) {
      return;
    }
    reading = true;
    List<Asked> first = waiting.subList(0, Math.min(waiting.size(), MOST_LANES));
    List<Asked> batch = List.copyOf(first);
    first.clear();
    store
        .pages(batch.stream().map(Asked::page).toList())
        .emitOn(loop::here)
        .subscribe()
        .with(pages -> read(batch, pages), failure -> failed(batch, failure));
  }

  private void read(List<Asked> batch, List<LanePage.Read> pages) {
    reading = false;
    readOn();
    for (int i = 0; i < batch.size(); i++) {
      batch.get(i).then().accept(pages.get(i));
    }
  }

  private void failed(List<Asked> batch, Throwable failure) {
    LOG.warnf("lanes are not read yet: %s", failure.toString());
    waiting.addAll(0, batch);
    loop.after(
        REST,
        () -> {
          reading = false;
          readOn();
        });
  }
}
