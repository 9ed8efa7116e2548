package io.scimrelay.admin.wire;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads rows of PostgreSQL. */
public final class Columns {
  private Columns() {}

  public static Stream<Row> stream(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false);
  }

  public static <T> List<T> list(RowSet<Row> rows, Function<Row, T> read) {
    return stream(rows).map(read).toList();
  }

  public static @Nullable Instant time(Row row, String column) {
    OffsetDateTime time = row.getOffsetDateTime(column);
    return time == null ? null : time.toInstant();
  }

  public static Instant timeAlways(Row row, String column) {
    return row.getOffsetDateTime(column).toInstant();
  }

  public static <T> @Nullable T id(Row row, String column, Function<UUID, T> typed) {
    UUID id = row.getUUID(column);
    return id == null ? null : typed.apply(id);
  }
}
