package io.scimrelay.delivery.attempt;

import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The arrays of the finishing statement, one element an attempt. */
final class FinishedTuple {
  private FinishedTuple() {}

  static Tuple of(LocalDate day, List<Finished> batch) {
    Tuple tuple = Tuple.of(day);
    tuple.addValue(column(batch, UUID[]::new, f -> f.message().endpoint().value()));
    tuple.addValue(column(batch, Long[]::new, Finished::token));
    tuple.addValue(column(batch, UUID[]::new, f -> f.message().id().value()));
    tuple.addValue(column(batch, UUID[]::new, f -> f.attempt().value()));
    tuple.addValue(column(batch, String[]::new, f -> f.trigger().wire()));
    tuple.addValue(column(batch, OffsetDateTime[]::new, f -> utc(f.startedAt())));
    tuple.addValue(column(batch, Integer[]::new, f -> (int) f.duration().toMillis()));
    tuple.addValue(column(batch, String[]::new, f -> f.outcome().wire()));
    tuple.addValue(column(batch, Integer[]::new, f -> f.outcome().answered()));
    tuple.addValue(column(batch, String[]::new, f -> f.outcome().problem()));
    tuple.addValue(column(batch, String[]::new, f -> f.outcome().kept()));
    tuple.addValue(column(batch, String[]::new, Finished::from));
    tuple.addValue(column(batch, String[]::new, Finished::to));
    tuple.addValue(column(batch, Integer[]::new, Finished::failures));
    tuple.addValue(column(batch, OffsetDateTime[]::new, f -> utc(f.retryAt())));
    return tuple;
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
    return time == null ? null : time.atOffset(ZoneOffset.UTC);
  }

  private static <T> T[] column(
      List<Finished> batch, IntFunction<T[]> array, Function<Finished, @Nullable T> part) {
    return batch.stream().map(part).toArray(array);
  }
}
