package io.scimrelay.admin.testing;

import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.EndpointId;
import io.scimrelay.common.id.EventId;
import io.scimrelay.common.id.IdSource;
import io.scimrelay.common.id.MessageId;
import io.scimrelay.common.id.RequestId;
import io.scimrelay.common.id.ResourceId;
import io.scimrelay.common.id.TenantId;
import io.scimrelay.common.testing.TestPostgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Puts into the database, behind the service, what ingest and delivery would. */
public final class Seed {
  private static final IdSource IDS =
      new IdSource(InstantSource.system(), () -> ThreadLocalRandom.current().nextLong());

  private Seed() {}

  public static UUID id() {
    return IDS.next();
  }

  /** The connection was called for the first time. */
  public static void activity(ConnectionId connection) {
    execute(
        """
        insert into directory.connection_counter
          (connection_id, tenant_id, organization_id, users, groups, last_timestamp, activated_at)
        select id, tenant_id, organization_id, 1, 1, now(), now() from control.connection where id = ?
        """,
        connection.value());
  }

  public static ResourceId user(ConnectionId connection, String userName) {
    UUID id = id();
    execute(
        """
        insert into directory.resource
          (connection_id, id, kind, name_key, external_id, active, version, created_at, modified_at,
           body, reference)
        values (?, ?, 'user', ?, 'ext-1', true, 1, now(), now(),
           jsonb_build_object('userName', ?::text, 'externalId', 'ext-1', 'active', true, 'name',
             '{"givenName":"Ada","familyName":"Byron"}'::jsonb, 'emails',
             jsonb_build_array(jsonb_build_object('value', ?::text, 'primary', true))), '{}')
        """,
        connection.value(),
        id,
        userName,
        userName,
        userName);
    execute(
        "insert into directory.email (connection_id, resource_id, key) values (?, ?, ?)",
        connection.value(),
        id,
        userName);
    return ResourceId.user(id);
  }

  /** Makes what is kept of a user so many letters longer. */
  public static void enlarge(ResourceId user, int letters) {
    execute(
        "update directory.resource set body = body || jsonb_build_object('notes', repeat('x', ?))"
            + " where id = ?",
        letters,
        user.value());
  }

  public static ResourceId group(ConnectionId connection, ResourceId member) {
    UUID id = id();
    execute(
        """
        insert into directory.resource
          (connection_id, id, kind, display_key, active, version, created_at, modified_at, body,
           reference)
        values (?, ?, 'group', 'engineers', true, 1, now(), now(), '{"displayName":"Engineers"}',
          '{}')
        """,
        connection.value(),
        id);
    execute(
        "insert into directory.member (connection_id, group_id, member_id) values (?, ?, ?)",
        connection.value(),
        id,
        member.value());
    return ResourceId.group(id);
  }

  public static RequestId request(TenantId tenant, ConnectionId connection) {
    UUID id = id();
    execute(
        """
        insert into directory.request
          (id, connection_id, tenant_id, at, method, path, status, duration_ms, request_body,
           response_body, quirks, user_agent, sender, base_event_id, first_sequence,
           last_sequence)
        values (?, ?, ?, now(), 'POST', '/Users', 201, 7, '{}', '{}', '{StringlyBoolean}',
           'Okta SCIM Client 1.0.0', 'okta', ?, 4, 5)
        """,
        id,
        connection.value(),
        tenant.value(),
        new EventId(id()).plus(0).value());
    return new RequestId(id);
  }

  /** A delivered message with one attempt, of an event of its own. */
  public static MessageId delivered(TenantId tenant, EndpointId endpoint, ConnectionId connection) {
    return message(tenant, endpoint, connection, id(), 1);
  }

  public static MessageId message(
      TenantId tenant, EndpointId endpoint, ConnectionId connection, UUID subject, long position) {
    UUID id = id();
    execute(
        """
        insert into delivery.message
          (day, id, tenant_id, endpoint_id, connection_id, position, event_id, event_type, epoch,
           sequence, subject, state, attempt_count, delivered_at, last_attempt_id, last_trigger,
           last_started_at, last_duration_ms, last_outcome, last_status)
        values (current_date, ?, ?, ?, ?, ?, ?, 'user.updated', 1, ?, ?, 'delivered', 1, now(), ?,
           'scheduled', now(), 12, 'accepted', 204)
        """,
        id,
        tenant.value(),
        endpoint.value(),
        connection.value(),
        position,
        id(),
        position,
        subject,
        id());
    return new MessageId(id);
  }

  /** Does as delivery does once it is asked for a test. */
  public static void finishTest(TenantId tenant, EndpointId endpoint) {
    UUID job = askedTest(endpoint);
    execute(
        """
        insert into delivery.message
          (day, id, tenant_id, endpoint_id, connection_id, position, event_id, event_type, epoch,
           state, attempt_count, last_attempt_id, last_trigger, last_started_at, last_duration_ms,
           last_outcome, last_status)
        values (current_date, ?, ?, ?, '00000000-0000-0000-0000-000000000000', 0, ?,
           'endpoint.test', 1, 'delivered', 1, ?, 'manual', now(), 5, 'accepted', 200)
        """,
        id(),
        tenant.value(),
        endpoint.value(),
        id(),
        id());
    progress(tenant, job, "succeeded", "");
  }

  public static void failTest(TenantId tenant, EndpointId endpoint, String detail) {
    progress(tenant, askedTest(endpoint), "failed", detail);
  }

  private static UUID askedTest(EndpointId endpoint) {
    String asked = "select job_id from control.asked_job where kind = 'test' and endpoint_id = ?";
    return (UUID)
        Objects.requireNonNull(
            Awaitility.await()
                .until(() -> rows(asked, endpoint.value()), found -> !found.isEmpty())
                .getFirst()
                .get("job_id"));
  }

  private static void progress(TenantId tenant, UUID job, String state, String detail) {
    execute(
        """
        insert into delivery.job_progress (job_id, tenant_id, kind, state, detail, finished_at)
        values (?, ?, 'test', ?, ?, now())
        """,
        job,
        tenant.value(),
        state,
        detail);
  }

  public static void verdict(
      EndpointId endpoint, TenantId tenant, String verdict, long generation) {
    execute(
        """
        insert into delivery.endpoint_verdict (endpoint_id, tenant_id, verdict, generation)
        values (?, ?, ?, ?)
        on conflict (endpoint_id) do update set generation = excluded.generation
        """,
        endpoint.value(),
        tenant.value(),
        verdict,
        generation);
  }

  /** Rows of a query, each as its columns. */
  public static List<Map<String, @Nullable Object>> rows(String sql, Object... parameters) {
    try (Connection connection = TestPostgres.shared().open();
        PreparedStatement statement = prepared(connection, sql, parameters);
        ResultSet found = statement.executeQuery()) {
      List<Map<String, @Nullable Object>> rows = new ArrayList<>();
      while (found.next()) {
        rows.add(columns(found));
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public static void execute(String sql, Object... parameters) {
    try (Connection connection = TestPostgres.shared().open();
        PreparedStatement statement = prepared(connection, sql, parameters)) {
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, @Nullable Object> columns(ResultSet found) throws SQLException {
    Map<String, @Nullable Object> columns = new HashMap<>();
    for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
      columns.put(found.getMetaData().getColumnName(i), found.getObject(i));
    }
    return columns;
  }

  private static PreparedStatement prepared(Connection connection, String sql, Object... parameters)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }
}
