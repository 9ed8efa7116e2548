package io.scimrelay.delivery.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommitsTest {
  private static final TopicPartition SHARE = new TopicPartition("events", 0);
  private static final long PAUSE = Commits.PAUSE.toNanos();

  private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
  private final Commits commits = new Commits(0);
  private long records;

  @BeforeEach
  void assign() {
    consumer.assign(List.of(SHARE));
    consumer.updateBeginningOffsets(Map.of(SHARE, 0L));
  }

  @AfterEach
  void close() {
    consumer.close();
  }

  @Test
  void manyRecordsWithinASecondAreCommittedOnce() {
    // When
    poll(1, PAUSE / 2);
    poll(1, PAUSE);
    poll(1, PAUSE + 1);
    poll(1, PAUSE + 2);

    // Then
    assertEquals(2, committed());
  }

  @Test
  void theLastRecordIsCommittedWhenNothingFollows() {
    // When
    poll(3, 1);
    poll(0, 2);

    // Then
    assertEquals(3, committed());
  }

  @Test
  void nothingIsCommittedWhereNothingCame() {
    // When
    poll(0, PAUSE);
    poll(0, 2 * PAUSE);

    // Then
    assertEquals(-1, committed());
  }

  private void poll(int come, long now) {
    for (int i = 0; i < come; i++) {
      consumer.addRecord(new ConsumerRecord<>(SHARE.topic(), 0, records++, "", new byte[0]));
    }
    consumer.poll(Duration.ZERO);
    commits.appended(consumer, come == 0, now);
  }

  private long committed() {
    return Optional.ofNullable(consumer.committed(Set.of(SHARE)).get(SHARE))
        .map(OffsetAndMetadata::offset)
        .orElse(-1L);
  }
}
