package io.scimrelay.delivery.retention;

import io.scimrelay.delivery.retention.Terms.Kept;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Takes whole days away. A day is detached concurrently, which waits for its readers and lets
 * nobody wait, and dropped then; each is a statement of its own, outside any transaction. What was
 * broken off in the middle is finished the next time.
 */
@Singleton
class DayStore {
  private final Pool pool;

  DayStore(Pool pool) {
    this.pool = pool;
  }

  private record Day(String parent, String name, boolean attached, boolean pending) {
    private String detach() {
      return "alter table delivery.%s detach partition delivery.%s %s"
          .formatted(parent, name, pending ? "finalize" : "concurrently");
    }

    private String drop() {
      return "drop table if exists delivery.%s".formatted(name);
    }
  }

  /** Drops the days of a table before this one, unless another process is about it. */
  Uni<Void> drop(Kept table, LocalDate before) {
    String parent = table.name().toLowerCase(Locale.ROOT);
    return pool.withConnection(
        c ->
            c.preparedQuery(DaySql.LOCK)
                .execute()
                .map(rows -> rows.iterator().next().getBoolean("held"))
                .chain(held -> held ? drop(c, parent, before) : Uni.createFrom().voidItem()));
  }

  private static Uni<Void> drop(SqlConnection c, String parent, LocalDate before) {
    return c.preparedQuery(DaySql.BEFORE)
        .execute(Tuple.of(parent, before))
        .map(rows -> days(parent, rows))
        .chain(days -> dropAll(c, days))
        .eventually(() -> c.preparedQuery(DaySql.UNLOCK).execute());
  }

  private static List<Day> days(String parent, RowSet<Row> rows) {
    List<Day> days = new ArrayList<>();
    rows.forEach(
        row ->
            days.add(
                new Day(
                    parent,
                    row.getString("name"),
                    row.getBoolean("attached"),
                    row.getBoolean("pending"))));
    return days;
  }

  private static Uni<Void> dropAll(SqlConnection c, List<Day> days) {
    return Multi.createFrom()
        .iterable(days)
        .onItem()
        .transformToUniAndConcatenate(day -> drop(c, day))
        .onItem()
        .ignoreAsUni();
  }

  private static Uni<Void> drop(SqlConnection c, Day day) {
    Uni<Void> detached = day.attached() ? run(c, day.detach()) : Uni.createFrom().voidItem();
    return detached.chain(() -> run(c, day.drop()));
  }

  private static Uni<Void> run(SqlConnection c, String statement) {
    return c.query(statement).execute().replaceWithVoid();
  }
}
