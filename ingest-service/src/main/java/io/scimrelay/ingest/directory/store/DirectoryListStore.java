package io.scimrelay.ingest.directory.store;

import io.scimrelay.common.id.ResourceId;
import io.scimrelay.ingest.connection.AuthenticatedConnection;
import io.scimrelay.ingest.scim.filter.ScimFilter;
import io.scimrelay.ingest.scim.resource.ResourceType;
import io.scimrelay.ingest.scim.resource.StoredResource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds resources a batch at a time, in the order of their ids, which is that of their creation, or
 * sorted. Where a page begins is remembered from the one before, so that a deep one costs no more.
 */
@ApplicationScoped
public class DirectoryListStore {
  public static final int BATCH = 100;
  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private final Pool pool;
  private final PageStarts pageStarts = new PageStarts();

  DirectoryListStore(Pool pool) {
    this.pool = pool;
  }

  /**
   * @param more whether there may be others behind
   * @param state of the connection in which it and those before it were read; null where there was
   *     more than one, or none is known
   */
  public record Batch(List<StoredResource> resources, boolean more, @Nullable Long state) {
    public Batch {
      resources = List.copyOf(resources);
    }

    Batch behind(Batch last) {
      return state != null && state.equals(last.state) ? this : new Batch(resources, more, null);
    }

    boolean readIn(long known) {
      return state != null && state == known;
    }
  }

  public record Found(long total, Batch batch) {
    /** Where it is a part of more. */
    public Found outOf(long all) {
      return new Found(all, batch);
    }
  }

  /** Whether every resource of the connection has to be looked at. */
  public boolean scans(ListQuery query) {
    return query.sort() != null || !condition(query, new ArrayList<>()).indexed();
  }

  /** The first batch of a page, and how many resources there are in all. */
  public Uni<Found> first(AuthenticatedConnection connection, ListQuery query) {
    int size = Math.min(BATCH, query.count());
    return begin(connection, query, size)
        .flatMap(batch -> total(connection, query, batch).map(total -> new Found(total, batch)))
        .invoke(
            found ->
                pageStarts.ended(
                    connection, query, found.batch(), found.batch().resources().size()))
        .onFailure()
        .transform(StoreFailures::refusalOfList);
  }

  /** From where the page before it ended, unless something has changed since. */
  private Uni<Batch> begin(AuthenticatedConnection connection, ListQuery query, int size) {
    return pageStarts
        .of(connection, query)
        .map(
            start ->
                read(connection, query, start.after(), 0, size)
                    .flatMap(
                        batch ->
                            batch.readIn(start.state())
                                ? Uni.createFrom().item(batch)
                                : counted(connection, query, size)))
        .orElseGet(() -> counted(connection, query, size));
  }

  private Uni<Batch> counted(AuthenticatedConnection connection, ListQuery query, int size) {
    ResourceId after = query.after();
    return read(connection, query, after, after == null ? query.startIndex() - 1 : 0, size);
  }

  private Uni<Batch> read(
      AuthenticatedConnection connection,
      ListQuery query,
      @Nullable ResourceId after,
      long skip,
      int size) {
    return within(query, client -> batch(client, connection, query, after, skip, size));
  }

  /** The batch behind another, of which {@code before} resources of the page were read. */
  public Uni<Batch> next(
      AuthenticatedConnection connection, ListQuery query, Batch last, int before) {
    int size = Math.min(BATCH, query.count() - before);
    boolean sorted = query.sort() != null;
    ResourceId after = sorted ? null : last.resources().getLast().id();
    long skip = sorted ? query.startIndex() - 1 + before : 0;
    return read(connection, query, after, skip, size)
        .map(batch -> batch.behind(last))
        .invoke(
            batch -> pageStarts.ended(connection, query, batch, before + batch.resources().size()));
  }

  /** Whether anything is behind a page that is full. */
  public Uni<Boolean> more(AuthenticatedConnection connection, ListQuery query, Batch last) {
    return next(connection, query.part(query.startIndex(), query.count() + 1), last, query.count())
        .map(batch -> !batch.resources().isEmpty());
  }

  private Uni<Batch> batch(
      SqlClient client,
      AuthenticatedConnection connection,
      ListQuery query,
      @Nullable ResourceId after,
      long skip,
      int size) {
    List<@Nullable Object> parameters = new ArrayList<>();
    parameters.add(connection.connection().value());
    parameters.add(after == null ? BEFORE_ALL : after.value());
    parameters.add((long) size);
    parameters.add(skip);
    String condition = condition(query, parameters).sql();
    ListQuery.Sort sort = query.sort();
    String order =
        sort == null
            ? "r.id"
            : FilterSql.order(sort, query.type(), query.baseUrl(), parameters) + ", r.id";
    return client
        .preparedQuery(DirectoryReadSql.page(query.type(), condition, order))
        .execute(Tuple.tuple(new ArrayList<>(parameters)))
        .map(rows -> batch(query, rows, size));
  }

  private static Batch batch(ListQuery query, RowSet<Row> rows, int size) {
    List<StoredResource> resources = new ArrayList<>(rows.size());
    rows.forEach(
        row -> resources.add(StoredRows.resource(query.type().id(row.getUUID("id")), row)));
    Long state = StoredRows.first(rows).map(row -> row.getLong("state")).orElse(null);
    return new Batch(resources, resources.size() == size ? size > 0 : cut(rows), state);
  }

  private static boolean cut(RowSet<Row> rows) {
    long bytes = 0;
    for (Row row : rows) {
      bytes = row.getLong("bytes");
    }
    return bytes >= DirectoryReadSql.LONGEST_PAGE;
  }

  private Uni<Long> total(AuthenticatedConnection connection, ListQuery query, Batch batch) {
    if (query.filter() == null) {
      return pool.preparedQuery(DirectoryReadSql.TOTALS)
          .execute(Tuple.of(connection.connection().value()))
          .map(rows -> total(query.type(), rows));
    }
    boolean fromTheStart = query.startIndex() == 1 && query.after() == null;
    if (fromTheStart && !batch.more() && query.count() > 0) {
      return Uni.createFrom().item((long) batch.resources().size());
    }
    List<@Nullable Object> parameters = new ArrayList<>();
    parameters.add(connection.connection().value());
    String sql = DirectoryReadSql.count(query.type(), condition(query, parameters).sql());
    return within(
            query,
            client -> client.preparedQuery(sql).execute(Tuple.tuple(new ArrayList<>(parameters))))
        .map(rows -> rows.iterator().next().getLong("total"));
  }

  private static Long total(ResourceType type, RowSet<Row> rows) {
    return StoredRows.first(rows)
        .map(row -> row.getLong(type == ResourceType.USER ? "users" : "groups"))
        .orElse(0L);
  }

  private static FilterSql.Condition condition(ListQuery query, List<@Nullable Object> parameters) {
    ScimFilter filter = query.filter();
    return filter == null
        ? new FilterSql.Condition("true", true)
        : FilterSql.of(filter, query.type(), query.baseUrl(), parameters);
  }

  private <T> Uni<T> within(ListQuery query, Function<SqlClient, Uni<T>> work) {
    return scans(query)
        ? pool.withTransaction(
            transaction ->
                transaction
                    .query(DirectoryReadSql.AT_MOST_FIVE_SECONDS)
                    .execute()
                    .flatMap(_ -> work.apply(transaction)))
        : work.apply(pool);
  }
}
