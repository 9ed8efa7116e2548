package io.scimrelay.delivery.testing;

import io.scimrelay.common.event.ConflictKey;
import io.scimrelay.common.event.EventEnvelope;
import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.ResourceId;
import io.scimrelay.common.testing.TestPostgres;
import io.scimrelay.delivery.testing.ControlPlane.Tenant;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The directory of one connection as ingest keeps it. Each change writes state and number in one
 * transaction and answers its events, to be sent when the test wants them to arrive.
 */
public final class Directory {
  private final Tenant tenant;
  private final ConnectionId connection;
  private final Ingest ingest;
  private final Map<String, Long> versions = new TreeMap<>();
  private final Map<String, TreeSet<String>> members = new HashMap<>();
  private long sequence;

  private Directory(Tenant tenant, ConnectionId connection, long users) {
    this.tenant = tenant;
    this.connection = connection;
    this.ingest = new Ingest(tenant, connection, users);
    this.sequence = users;
  }

  public static Directory empty(Tenant tenant, ConnectionId connection) {
    return filled(tenant, connection, 0);
  }

  /** With users {@code old1} and on, which the log knows no more of. */
  public static Directory filled(Tenant tenant, ConnectionId connection, int users) {
    Directory made = new Directory(tenant, connection, users);
    made.run(
        """
        insert into directory.connection_counter (
          connection_id, tenant_id, organization_id, last_sequence, users, last_timestamp,
          activated_at)
        values (?, ?, ?, ?, ?, now(), now())
        """,
        connection.value(),
        tenant.id().value(),
        tenant.organization().value(),
        (long) users,
        (long) users);
    made.run(
        """
        insert into delivery.connection_position (
          connection_id, tenant_id, epoch, last_sequence, last_position)
        values (?, ?, 1, ?, 0)
        """,
        connection.value(),
        tenant.id().value(),
        (long) users);
    made.fill(users);
    return made;
  }

  private void fill(int users) {
    List<Object[]> rows = new ArrayList<>();
    for (int i = 1; i <= users; i++) {
      versions.put("old" + i, 1L);
      rows.add(row("old" + i, "user", 1));
    }
    batch(INSERT, rows);
  }

  private static final String INSERT =
      """
      insert into directory.resource (
        connection_id, id, kind, name_key, active, version, created_at, modified_at, body, reference)
      values (?, ?, ?, ?, true, ?, now() - interval '1 year', now(), ?::jsonb, ?::jsonb)
      """;

  private Object[] row(String name, String kind, long version) {
    return new Object[] {
      connection.value(),
      id(name),
      kind,
      name,
      version,
      body(name, kind, version).encode(),
      reference(name, kind).encode()
    };
  }

  private static JsonObject body(String name, String kind, long version) {
    return "user".equals(kind)
        ? new JsonObject()
            .put("userName", name)
            .put("title", "t" + version)
            .put("padding", "x".repeat(200))
        : new JsonObject().put("displayName", name);
  }

  private JsonObject reference(String name, String kind) {
    return new JsonObject()
        .put("id", written(name, kind))
        .put("user".equals(kind) ? "userName" : "displayName", name);
  }

  private String written(String name, String kind) {
    return new ResourceId(
            "user".equals(kind) ? ResourceId.Kind.USER : ResourceId.Kind.GROUP, id(name))
        .text();
  }

  public UUID id(String name) {
    return UUID.nameUUIDFromBytes((connection + name).getBytes(StandardCharsets.UTF_8));
  }

  public void send(List<EventEnvelope> events) {
    ingest.send(events);
  }

  public long sequence() {
    return sequence;
  }

  public List<EventEnvelope> user(String name) {
    versions.put(name, 1L);
    return write(
        List.of(event("user.created", name, "user")),
        INSERT,
        row(name, "user", 1),
        "users = users + 1");
  }

  public List<EventEnvelope> change(String name) {
    long version = versions.merge(name, 1L, Long::sum);
    return write(
        List.of(event("user.updated", name, "user")),
        """
        update directory.resource set version = ?, body = ?::jsonb, modified_at = now()
        where connection_id = ? and id = ?
        """,
        new Object[] {version, body(name, "user", version).encode(), connection.value(), id(name)},
        "users = users");
  }

  public List<EventEnvelope> delete(String name) {
    List<EventEnvelope> events = new ArrayList<>();
    members.forEach(
        (group, in) -> {
          if (in.remove(name)) {
            events.add(membership("group.member_removed", group, name));
          }
        });
    versions.merge(name, 1L, Long::sum);
    events.add(event("user.deleted", name, "user"));
    versions.remove(name);
    run(
        "delete from directory.member where connection_id = ? and member_id = ?",
        connection.value(),
        id(name));
    return write(
        events,
        "delete from directory.resource where connection_id = ? and id = ?",
        new Object[] {connection.value(), id(name)},
        "users = users - 1");
  }

  public List<EventEnvelope> group(String name) {
    members.put(name, new TreeSet<>());
    return write(
        List.of(event("group.created", name, "group")),
        INSERT,
        row(name, "group", 1),
        "groups = groups + 1");
  }

  public List<EventEnvelope> add(String group, String user) {
    if (!members.getOrDefault(group, new TreeSet<>()).add(user)) {
      return List.of();
    }
    return write(
        List.of(membership("group.member_added", group, user)),
        "insert into directory.member (connection_id, group_id, member_id) values (?, ?, ?)",
        new Object[] {connection.value(), id(group), id(user)},
        "users = users");
  }

  public List<EventEnvelope> remove(String group, String user) {
    members.getOrDefault(group, new TreeSet<>()).remove(user);
    return write(
        List.of(membership("group.member_removed", group, user)),
        "delete from directory.member where connection_id = ? and group_id = ? and member_id = ?",
        new Object[] {connection.value(), id(group), id(user)},
        "users = users");
  }

  /** Users with their versions, and members as {@code group/user}, as a receiver should know it. */
  public Map<String, String> state() {
    Map<String, String> state = new TreeMap<>();
    versions.forEach((name, version) -> state.put(written(name, "user"), "v" + version));
    members.forEach(
        (group, in) ->
            in.forEach(
                name ->
                    state.put(written(group, "group") + "/" + written(name, "user"), "member")));
    return state;
  }

  private EventEnvelope event(String type, String name, String kind) {
    JsonObject told =
        new JsonObject()
            .put("id", written(name, kind))
            .put("version", versions.getOrDefault(name, 1L))
            .put("name", name);
    return ingest.tell(
        type,
        id(name),
        null,
        List.of(ConflictKey.resource(id(name)), ConflictKey.name("userName", name)),
        List.of(),
        new JsonObject().put(kind, told));
  }

  private EventEnvelope membership(String type, String group, String user) {
    return ingest.tell(
        type,
        id(group),
        id(user),
        List.of(ConflictKey.membership(id(group), id(user))),
        List.of(ConflictKey.resource(id(group)), ConflictKey.resource(id(user))),
        new JsonObject()
            .put("group", reference(group, "group"))
            .put("user", reference(user, "user")));
  }

  /** One transaction: the change, and the numbers of its events. */
  private List<EventEnvelope> write(
      List<EventEnvelope> events, String sql, @Nullable Object[] parameters, String count) {
    sequence += events.size();
    try (Connection c = TestPostgres.shared().open()) {
      c.setAutoCommit(false);
      execute(c, sql, parameters);
      execute(
          c,
          "update directory.connection_counter set last_timestamp = now(), last_sequence = ?, "
              + count
              + " where connection_id = ?",
          sequence,
          connection.value());
      c.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return events;
  }

  private void run(String sql, Object... parameters) {
    try (Connection c = TestPostgres.shared().open()) {
      execute(c, sql, parameters);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void execute(Connection c, String sql, @Nullable Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = c.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      statement.executeUpdate();
    }
  }

  private static void batch(String sql, List<Object[]> rows) {
    try (Connection c = TestPostgres.shared().open();
        PreparedStatement statement = c.prepareStatement(sql)) {
      for (Object[] row : rows) {
        for (int i = 0; i < row.length; i++) {
          statement.setObject(i + 1, row[i]);
        }
        statement.addBatch();
      }
      statement.executeBatch();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public Tenant tenant() {
    return tenant;
  }
}
