package io.scimrelay.admin.message;

import io.scimrelay.admin.access.Caller.TenantCaller;
import io.scimrelay.admin.control.ControlStore;
import io.scimrelay.admin.endpoint.EndpointStore;
import io.scimrelay.admin.problem.Refused;
import io.scimrelay.admin.wire.Columns;
import io.scimrelay.admin.wire.Page;
import io.scimrelay.admin.wire.Paging;
import io.scimrelay.common.id.AttemptId;
import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.EndpointId;
import io.scimrelay.common.id.EventId;
import io.scimrelay.common.id.MessageId;
import io.scimrelay.common.id.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads messages and attempts. */
@ApplicationScoped
public class MessageStore {
  private final Pool pool;
  private final ControlStore control;
  private final EndpointStore endpoints;

  public MessageStore(Pool pool, ControlStore control, EndpointStore endpoints) {
    this.pool = pool;
    this.control = control;
    this.endpoints = endpoints;
  }

  /** Which messages of an endpoint are asked for. */
  record Wanted(
      EndpointId endpoint, @Nullable MessageState state, @Nullable ConnectionId connection) {
    @Nullable String stateName() {
      return state == null ? null : state.name();
    }
  }

  Uni<Page<MessageView>> list(TenantCaller caller, Wanted wanted, Paging paging) {
    TenantId tenant = caller.tenant();
    Tuple parameters =
        Tuple.tuple()
            .addUUID(tenant.value())
            .addUUID(wanted.endpoint().value())
            .addUUID(paging.before(MessageId::parse))
            .addString(wanted.stateName())
            .addUUID(wanted.connection() == null ? null : wanted.connection().value())
            .addInteger(paging.rows());
    return control
        .read(session -> endpoints.check(tenant, session, wanted.endpoint()))
        .chain(() -> pool.preparedQuery(MessageSql.LIST).execute(parameters))
        .map(rows -> Columns.list(rows, MessageStore::message))
        .map(found -> Page.of(found, paging, message -> message, message -> message.id().text()));
  }

  public Uni<MessageView> get(TenantCaller caller, MessageId id) {
    return pool.preparedQuery(MessageSql.GET)
        .execute(Tuple.of(caller.tenant().value(), id.value()))
        .map(rows -> first(rows).map(MessageStore::message).orElseThrow(MessageStore::notFound));
  }

  /** Whose message it is; refused where it may restore what a later event took away. */
  Uni<EndpointId> resendable(TenantCaller caller, MessageId id, boolean force) {
    return pool.preparedQuery(MessageSql.SUPERSEDED)
        .execute(Tuple.of(caller.tenant().value(), id.value()))
        .map(rows -> first(rows).orElseThrow(MessageStore::notFound))
        .invoke(row -> Resend.check(row.getBoolean("superseded"), force))
        .map(row -> new EndpointId(row.getUUID("endpoint_id")));
  }

  Uni<Page<AttemptView>> attempts(TenantCaller caller, MessageId id, Paging paging) {
    return get(caller, id)
        .chain(
            message ->
                pool.preparedQuery(MessageSql.ATTEMPTS)
                    .execute(
                        Tuple.of(
                            caller.tenant().value(),
                            id.value(),
                            AttemptCursor.of(paging),
                            paging.rows())))
        .map(rows -> Columns.list(rows, MessageStore::attempt))
        .map(
            found ->
                Page.of(found, paging, attempt -> attempt, attempt -> AttemptCursor.text(attempt)));
  }

  /** The attempt to deliver the newest test event. */
  Uni<Optional<AttemptView>> lastTest(TenantId tenant, EndpointId endpoint) {
    return pool.preparedQuery(MessageSql.LAST_TEST)
        .execute(Tuple.of(tenant.value(), endpoint.value()))
        .map(rows -> first(rows).map(MessageStore::attempt));
  }

  private static Optional<Row> first(RowSet<Row> rows) {
    return Columns.stream(rows).findFirst();
  }

  private static Refused notFound() {
    return Refused.notFound("message");
  }

  private static MessageView message(Row row) {
    return new MessageView(
        new MessageId(row.getUUID("id")),
        new EventId(row.getUUID("event_id")),
        row.getString("event_type"),
        new EndpointId(row.getUUID("endpoint_id")),
        Columns.id(row, "connection_id", ConnectionId::new),
        row.getLong("sequence"),
        MessageState.valueOf(row.getString("state")),
        row.getString("skip_reason"),
        row.getInteger("attempt_count"),
        Columns.timeAlways(row, "created_at"),
        Columns.time(row, "delivered_at"),
        Columns.time(row, "next_attempt_at"));
  }

  private static AttemptView attempt(Row row) {
    return new AttemptView(
        new AttemptId(row.getUUID("id")),
        row.getInteger("number"),
        row.getString("trigger"),
        Columns.timeAlways(row, "started_at"),
        row.getInteger("duration_ms"),
        row.getString("outcome"),
        row.getInteger("status"),
        row.getString("error"),
        row.getString("response_excerpt"));
  }
}
