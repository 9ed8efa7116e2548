package io.scimrelay.admin.requestlog;

import io.scimrelay.admin.access.Caller.TenantCaller;
import io.scimrelay.admin.connection.ConnectionStore;
import io.scimrelay.admin.control.ControlStore;
import io.scimrelay.admin.problem.Refused;
import io.scimrelay.admin.requestlog.RequestView.Caused;
import io.scimrelay.admin.wire.Columns;
import io.scimrelay.admin.wire.Page;
import io.scimrelay.admin.wire.Paging;
import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.EventId;
import io.scimrelay.common.id.RequestId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads the request log. */
@ApplicationScoped
class RequestStore {
  private static final int IDS_SHOWN = 100;

  private final Pool pool;
  private final ControlStore control;
  private final ConnectionStore connections;

  RequestStore(Pool pool, ControlStore control, ConnectionStore connections) {
    this.pool = pool;
    this.control = control;
    this.connections = connections;
  }

  Uni<Page<RequestView>> list(TenantCaller caller, ConnectionId connection, Paging paging) {
    UUID before = paging.before(RequestId::parse);
    Tuple parameters = Tuple.of(caller.tenant().value(), connection.value(), before, paging.rows());
    return control
        .read(session -> connections.check(caller.tenant(), session, connection))
        .chain(() -> pool.preparedQuery(RequestSql.LIST).execute(parameters))
        .map(rows -> Columns.list(rows, RequestStore::request))
        .map(found -> Page.of(found, paging, request -> request, request -> request.id().text()));
  }

  Uni<RequestView> get(TenantCaller caller, RequestId id) {
    return pool.preparedQuery(RequestSql.GET)
        .execute(Tuple.of(caller.tenant().value(), id.value()))
        .map(
            rows -> Columns.stream(rows).findFirst().orElseThrow(() -> Refused.notFound("request")))
        .map(RequestStore::request);
  }

  private static RequestView request(Row row) {
    return new RequestView(
        new RequestId(row.getUUID("id")),
        new ConnectionId(row.getUUID("connection_id")),
        Columns.timeAlways(row, "at"),
        row.getString("method"),
        row.getString("path"),
        row.getInteger("status"),
        row.getInteger("duration_ms"),
        row.getString("user_agent"),
        row.getString("sender"),
        List.of(row.getArrayOfStrings("quirks")),
        row.getString("problem"),
        caused(row),
        row.getString("request_body"),
        row.getString("response_body"));
  }

  private static @Nullable Caused caused(Row row) {
    EventId base = Columns.id(row, "base_event_id", EventId::new);
    Long first = row.getLong("first_sequence");
    Long last = row.getLong("last_sequence");
    if (base == null || first == null || last == null) {
      return null;
    }
    long count = last - first + 1;
    List<EventId> ids =
        IntStream.range(0, (int) Math.min(count, IDS_SHOWN)).mapToObj(base::plus).toList();
    return new Caused(count, first, last, ids);
  }
}
