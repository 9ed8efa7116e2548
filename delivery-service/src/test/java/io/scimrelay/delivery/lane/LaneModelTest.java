package io.scimrelay.delivery.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.scimrelay.delivery.endpoint.Ordering;
import io.scimrelay.delivery.message.PendingMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Random lanes against the rule itself, written as plainly as it reads. */
class LaneModelTest {
  private static final int LANES = 200;
  private static final int EVENTS = 60;
  private static final Duration PAUSE = Duration.ofSeconds(5);

  @Test
  void whateverFailsEverythingIsDeliveredOrSkippedAndNeverOutOfOrder() {
    for (int seed = 0; seed < LANES; seed++) {
      new Play(seed).run();
    }
  }

  private static final class Play {
    private final int seed;
    private final SplittableRandom random;
    private final LaneWindow window = new LaneWindow(Ordering.CAUSAL);
    private final Map<Long, PendingMessage> pending = new TreeMap<>();
    private final Set<Long> flying = new HashSet<>();
    private final Map<Long, Integer> failures = new HashMap<>();
    private Instant now = Instant.parse("2026-11-24T12:00:00Z");

    Play(int seed) {
      this.seed = seed;
      this.random = new SplittableRandom(seed);
    }

    void run() {
      for (long position = 1; position <= EVENTS; position++) {
        pending.put(position, any(position));
      }
      for (int step = 0; step < 5_000 && !pending.isEmpty(); step++) {
        read();
        start();
        end();
        now = now.plus(Duration.ofSeconds(1));
      }
      assertEquals(Map.of(), pending, () -> "seed " + seed + " stands still");
      assertTrue(window.isEmpty(), () -> "seed " + seed + " holds what has ended");
    }

    private PendingMessage any(long position) {
      String user = "user" + random.nextInt(4);
      String group = "group" + random.nextInt(2);
      return switch (random.nextInt(8)) {
        case 0 -> Messages.user(position, "created", user);
        case 1, 2 -> Messages.user(position, "updated", user);
        case 3 -> Messages.user(position, "deactivated", user);
        case 4 -> Messages.user(position, "deleted", user);
        case 5 -> Messages.group(position, "updated", group);
        case 6 -> Messages.member(position, "added", group, user);
        default -> Messages.member(position, "removed", group, user);
      };
    }

    private void read() {
      long from = window.readTo().position();
      pending.forEach(
          (position, message) -> {
            if (position > from && position <= from + 5) {
              window.offer(message);
            }
          });
    }

    private void start() {
      for (PendingMessage next = window.next(now); next != null; next = window.next(now)) {
        PendingMessage started = next;
        pending.values().stream()
            .filter(earlier -> earlier.position() < started.position())
            .filter(earlier -> conflict(earlier, started))
            .forEach(earlier -> assertTrue(mayPass(started, earlier), () -> broken(started)));
        assertTrue(flying.add(started.position()), () -> broken(started));
      }
    }

    private void end() {
      for (long position : List.copyOf(flying)) {
        if (random.nextInt(3) == 0) {
          flying.remove(position);
          PendingMessage message = pending.get(position);
          if (message != null && failures.getOrDefault(position, 0) < 4 && random.nextInt(3) == 0) {
            failures.merge(position, 1, Integer::sum);
            window.failed(message.tried(1, now), now.plus(PAUSE));
          } else {
            deliver(position);
          }
        }
      }
    }

    private void deliver(long position) {
      PendingMessage message = pending.remove(position);
      window.ended(position);
      if (message != null) {
        List<Long> skipped = overtaken(message);
        skipped.forEach(pending::remove);
        window.ended(skipped);
      }
    }

    /** As the statement that skips says it. */
    private List<Long> overtaken(PendingMessage by) {
      List<Long> positions = new ArrayList<>();
      boolean deleted = by.type().equals("user.deleted");
      if (!deleted && !by.type().equals("user.deactivated")) {
        return positions;
      }
      for (PendingMessage each : pending.values()) {
        boolean state =
            by.subject() != null
                && by.subject().equals(each.subject())
                && Set.of("user.updated", "user.deactivated", "user.reactivated")
                    .contains(each.type());
        boolean membership = deleted && by.subject() != null && by.subject().equals(each.member());
        if (each.position() < by.position() && (state || membership)) {
          positions.add(each.position());
        }
      }
      return positions;
    }

    private boolean mayPass(PendingMessage started, PendingMessage earlier) {
      boolean safety =
          started.type().equals("user.deactivated") || started.type().equals("user.deleted");
      boolean ownCreation =
          earlier.type().equals("user.created")
              && started.subject() != null
              && started.subject().equals(earlier.subject());
      return safety && !ownCreation && stuck(earlier);
    }

    /** It failed, or it waits behind something that did. */
    private boolean stuck(PendingMessage message) {
      return failures.containsKey(message.position())
          || pending.values().stream()
              .filter(earlier -> earlier.position() < message.position())
              .filter(earlier -> conflict(earlier, message))
              .anyMatch(this::stuck);
    }

    private static boolean conflict(PendingMessage a, PendingMessage b) {
      return a.owns().stream().anyMatch(k -> b.owns().contains(k) || b.shares().contains(k))
          || b.owns().stream().anyMatch(a.shares()::contains);
    }

    private String broken(PendingMessage started) {
      return "seed " + seed + " let " + started.type() + " " + started.position() + " go too early";
    }
  }
}
