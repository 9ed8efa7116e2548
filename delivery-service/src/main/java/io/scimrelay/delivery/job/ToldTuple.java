package io.scimrelay.delivery.job;

import io.vertx.mutiny.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** A page of a backfill as {@link BackfillSql#TELL} takes it: an array a column. */
final class ToldTuple {
  private ToldTuple() {}

  static Tuple of(Telling telling, List<Told> page) {
    PresentState state = telling.state();
    Tuple tuple = Tuple.tuple();
    tuple.addValue(telling.tenant());
    tuple.addValue(telling.connection());
    tuple.addValue(telling.job().endpoint().value());
    tuple.addValue(telling.positions().day());
    tuple.addValue(state.organization().value());
    tuple.addValue(state.epoch());
    tuple.addValue(state.sequence());
    tuple.addValue(state.at().atOffset(ZoneOffset.UTC));
    tuple.addValue(
        LongStream.range(telling.next(), telling.next() + page.size())
            .boxed()
            .toArray(Long[]::new));
    tuple.addValue(column(page, UUID[]::new, Told::id));
    tuple.addValue(column(page, String[]::new, Told::type));
    tuple.addValue(column(page, UUID[]::new, Told::subject));
    tuple.addValue(column(page, UUID[]::new, Told::member));
    tuple.addValue(column(page, String[]::new, each -> keys(each.owns())));
    tuple.addValue(column(page, String[]::new, each -> keys(each.shares())));
    tuple.addValue(column(page, String[]::new, Told::body));
    return tuple;
  }

  /** As PostgreSQL writes an array, since unnest takes an array of arrays apart to the end. */
  private static String keys(List<Long> keys) {
    return keys.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
  }

  private static <T> T[] column(
      List<Told> page, IntFunction<T[]> array, Function<Told, @Nullable T> part) {
    return page.stream().map(part).toArray(array);
  }
}
