package io.scimrelay.delivery.intake;

import java.time.Duration;
import org.apache.kafka.clients.consumer.Consumer;

/**
 * Commits what was appended at most once a second, and when nothing more comes: the offset only
 * saves reading again what the log has, and a commit for each poll took a broker a third of its
 * time.
 */
final class Commits {
  static final Duration PAUSE = Duration.ofSeconds(1);

  private boolean owed;
  private long last;

  /**
   * @param now by {@link System#nanoTime}
   */
  Commits(long now) {
    last = now;
  }

  /**
   * All records of a poll were appended.
   *
   * @param now by {@link System#nanoTime}
   */
  void appended(Consumer<?, ?> from, boolean nothing, long now) {
    owed |= !nothing;
    if (owed && (nothing || now - last >= PAUSE.toNanos())) {
      from.commitAsync((_, _) -> {});
      owed = false;
      last = now;
    }
  }
}
