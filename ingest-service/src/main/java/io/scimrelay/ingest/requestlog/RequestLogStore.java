package io.scimrelay.ingest.requestlog;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes the request log, many records at once. */
@ApplicationScoped
class RequestLogStore {
  private final Pool pool;

  RequestLogStore(Pool pool) {
    this.pool = pool;
  }

  Uni<Void> keep(List<RequestRecord> records) {
    Tuple columns = Tuple.tuple();
    columns.addValue(uuids(records, r -> r.id().value()));
    columns.addValue(uuids(records, r -> r.connection().value()));
    columns.addValue(uuids(records, r -> r.tenant().value()));
    columns.addValue(times(records, RequestRecord::at));
    columns.addValue(texts(records, RequestRecord::method));
    columns.addValue(texts(records, RequestRecord::path));
    columns.addValue(records.stream().map(RequestRecord::status).toArray(Integer[]::new));
    columns.addValue(records.stream().map(RequestRecord::durationMs).toArray(Integer[]::new));
    columns.addValue(texts(records, RequestRecord::requestBody));
    columns.addValue(texts(records, RequestRecord::responseBody));
    columns.addValue(texts(records, r -> String.join(",", r.quirks())));
    columns.addValue(texts(records, RequestRecord::problem));
    columns.addValue(texts(records, RequestRecord::userAgent));
    columns.addValue(texts(records, RequestRecord::sender));
    columns.addValue(uuids(records, r -> caused(r, c -> c.base().value())));
    columns.addValue(numbers(records, r -> caused(r, RequestRecord.Caused::first)));
    columns.addValue(numbers(records, r -> caused(r, RequestRecord.Caused::last)));
    return pool.preparedQuery(RequestLogSql.KEEP).execute(columns).replaceWithVoid();
  }

  Uni<Void> problems(List<RequestRecord> records) {
    Map<UUID, RequestRecord> last = new TreeMap<>();
    records.stream()
        .filter(r -> r.problem() != null)
        .forEach(r -> last.put(r.connection().value(), r));
    if (last.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    List<RequestRecord> latest = List.copyOf(last.values());
    return pool.preparedQuery(RequestLogSql.PROBLEMS)
        .execute(
            Tuple.of(
                uuids(latest, r -> r.connection().value()),
                texts(latest, RequestRecord::problem),
                times(latest, RequestRecord::at)))
        .replaceWithVoid();
  }

  /** One record a connection. */
  Uni<Void> senders(Collection<RequestRecord> records) {
    if (records.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    List<RequestRecord> latest = List.copyOf(records);
    return pool.preparedQuery(RequestLogSql.SENDERS)
        .execute(
            Tuple.of(
                uuids(latest, r -> r.connection().value()),
                texts(latest, RequestRecord::sender),
                times(latest, RequestRecord::at)))
        .replaceWithVoid();
  }

  Uni<Void> keepDays(int days) {
    return pool.preparedQuery(RequestLogSql.KEEP_DAYS).execute(Tuple.of(days)).replaceWithVoid();
  }

  private static <T> @Nullable T caused(
      RequestRecord request, Function<RequestRecord.Caused, T> part) {
    RequestRecord.Caused events = request.events();
    return events == null ? null : part.apply(events);
  }

  private static UUID[] uuids(
      List<RequestRecord> records, Function<RequestRecord, @Nullable UUID> part) {
    return records.stream().map(part).toArray(UUID[]::new);
  }

  private static String[] texts(
      List<RequestRecord> records, Function<RequestRecord, @Nullable String> part) {
    return records.stream().map(part.andThen(RequestLogStore::storable)).toArray(String[]::new);
  }

  /**
   * PostgreSQL refuses a NUL and half a surrogate pair, which its client sends as a broken byte,
   * and with it every record beside.
   */
  private static @Nullable String storable(@Nullable String text) {
    return text == null ? null : new String(text.replace('\0', '\ufffd').getBytes(UTF_8), UTF_8);
  }

  private static Long[] numbers(
      List<RequestRecord> records, Function<RequestRecord, @Nullable Long> part) {
    return records.stream().map(part).toArray(Long[]::new);
  }

  private static OffsetDateTime[] times(
      List<RequestRecord> records, Function<RequestRecord, Instant> part) {
    return records.stream()
        .map(part)
        .map(time -> time.atOffset(ZoneOffset.UTC))
        .toArray(OffsetDateTime[]::new);
  }
}
