package io.scimrelay.delivery.eventlog;

import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.PrefixedId;
import io.scimrelay.common.id.TenantId;
import io.scimrelay.delivery.eventlog.Numbered.Counter;
import io.scimrelay.delivery.eventlog.Watermark.Mark;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The arrays of the append statement, one element a row. */
final class AppendTuples {
  private AppendTuples() {}

  static Tuple of(
      List<Numbered> events, Map<TenantId, Counter> counters, Map<ConnectionId, Mark> marks) {
    Tuple tuple = Tuple.tuple();
    addEvents(tuple, events);
    addCounters(tuple, counters);
    addMarks(tuple, marks);
    return tuple;
  }

  private static void addEvents(Tuple tuple, List<Numbered> events) {
    tuple.addValue(column(events, LocalDate[]::new, Numbered::day));
    tuple.addValue(ids(events, Incoming::tenant));
    tuple.addValue(column(events, Long[]::new, Numbered::position));
    tuple.addValue(ids(events, each -> each.event().id()));
    tuple.addValue(column(events, String[]::new, each -> each.incoming().event().type()));
    tuple.addValue(ids(events, Incoming::organization));
    tuple.addValue(ids(events, Incoming::connection));
    tuple.addValue(column(events, Integer[]::new, each -> each.incoming().epoch()));
    tuple.addValue(column(events, Long[]::new, each -> each.incoming().event().sequence()));
    tuple.addValue(column(events, UUID[]::new, each -> each.incoming().event().subject()));
    tuple.addValue(column(events, UUID[]::new, each -> each.incoming().event().member()));
    tuple.addValue(column(events, String[]::new, each -> keys(each.incoming().event().owns())));
    tuple.addValue(column(events, String[]::new, each -> keys(each.incoming().event().shares())));
    tuple.addValue(column(events, String[]::new, each -> each.incoming().traceparent()));
    tuple.addValue(column(events, OffsetDateTime[]::new, AppendTuples::occurred));
    tuple.addValue(column(events, String[]::new, each -> each.incoming().event().body()));
    tuple.addValue(ids(events, Incoming::notFor));
  }

  private static void addCounters(Tuple tuple, Map<TenantId, Counter> counters) {
    List<Map.Entry<TenantId, Counter>> entries = List.copyOf(counters.entrySet());
    tuple.addValue(array(entries, UUID[]::new, entry -> entry.getKey().value()));
    tuple.addValue(array(entries, Long[]::new, entry -> entry.getValue().last()));
    tuple.addValue(array(entries, LocalDate[]::new, entry -> entry.getValue().day()));
  }

  private static void addMarks(Tuple tuple, Map<ConnectionId, Mark> marks) {
    List<Map.Entry<ConnectionId, Mark>> entries = List.copyOf(marks.entrySet());
    tuple.addValue(array(entries, UUID[]::new, entry -> entry.getKey().value()));
    tuple.addValue(array(entries, Integer[]::new, entry -> entry.getValue().epoch()));
    tuple.addValue(array(entries, Long[]::new, entry -> entry.getValue().sequence()));
  }

  private static OffsetDateTime occurred(Numbered each) {
    return each.incoming().event().timestamp().atOffset(ZoneOffset.UTC);
  }

  /** As PostgreSQL writes an array, since unnest takes an array of arrays apart to the end. */
  private static String keys(List<Long> keys) {
    return keys.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
  }

  private static UUID[] ids(List<Numbered> events, Function<Incoming, @Nullable PrefixedId> part) {
    return column(
        events,
        UUID[]::new,
        each -> {
          PrefixedId id = part.apply(each.incoming());
          return id == null ? null : id.value();
        });
  }

  private static <T> T[] column(
      List<Numbered> events, IntFunction<T[]> array, Function<Numbered, @Nullable T> part) {
    return array(events, array, part);
  }

  private static <R, T> T[] array(
      List<R> rows, IntFunction<T[]> array, Function<R, @Nullable T> part) {
    return rows.stream().map(part).toArray(array);
  }
}
