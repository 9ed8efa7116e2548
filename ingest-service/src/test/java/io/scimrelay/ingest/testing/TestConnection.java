package io.scimrelay.ingest.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.IdSource;
import io.scimrelay.common.secret.BearerToken;
import io.scimrelay.common.testing.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** A connection of its own, made behind the service's back, and a provider that calls it. */
public final class TestConnection {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final IdSource IDS = new IdSource(InstantSource.system(), RANDOM);
  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final UUID tenant;
  private final ConnectionId id;
  private final String token;

  private TestConnection(UUID tenant, ConnectionId id, String token) {
    this.tenant = tenant;
    this.id = id;
    this.token = token;
  }

  public record Answer(int status, HttpResponse<String> response, JsonNode body) {
    public String id() {
      return body.path("id").asText();
    }

    public @Nullable String header(String name) {
      return response.headers().firstValue(name).orElse(null);
    }
  }

  public static TestConnection create() {
    return create(true);
  }

  public static TestConnection create(boolean uniqueGroupNames) {
    UUID tenant = IDS.next();
    UUID organization = IDS.next();
    ConnectionId connection = new ConnectionId(IDS.next());
    BearerToken token = BearerToken.random(BearerToken.Kind.SCIM, RANDOM);
    sql("insert into control.tenant values (?, 't', 'sandbox', now())", tenant);
    sql(
        "insert into control.organization (id, tenant_id, name, domains, created_at)"
            + " values (?, ?, 'o', '{}', now())",
        organization,
        tenant);
    sql(
        "insert into control.connection (id, tenant_id, organization_id, name, provider,"
            + " unique_group_names, created_at) values (?, ?, ?, 'c', 'generic', ?, now())",
        connection.value(),
        tenant,
        organization,
        uniqueGroupNames);
    sql(
        "insert into control.connection_token (id, tenant_id, connection_id, hash, prefix,"
            + " created_at) values (?, ?, ?, ?, 'scim_', now())",
        IDS.next(),
        tenant,
        connection.value(),
        token.hash().bytes());
    return new TestConnection(tenant, connection, token.secret());
  }

  public ConnectionId id() {
    return id;
  }

  public UUID tenant() {
    return tenant;
  }

  public String token() {
    return token;
  }

  public String baseUrl() {
    return server() + "/scim/v2/" + id.urlForm();
  }

  /** Where the service under test listens. */
  public static String server() {
    return ConfigProvider.getConfig().getValue("test.url", String.class).replaceAll("/+$", "");
  }

  public Answer get(String path) {
    return call("GET", path, null);
  }

  public Answer post(String path, String body) {
    return call("POST", path, body);
  }

  public Answer put(String path, String body) {
    return call("PUT", path, body);
  }

  public Answer patch(String path, String operations) {
    return call("PATCH", path, patchBody(operations));
  }

  public Answer delete(String path) {
    return call("DELETE", path, null);
  }

  public static String patchBody(String operations) {
    return "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":["
        + operations
        + "]}";
  }

  public Answer call(String method, String path, @Nullable String body, String... headers) {
    List<String> all = new ArrayList<>(List.of("Authorization", "Bearer " + token));
    if (body != null) {
      all.addAll(List.of("Content-Type", "application/scim+json"));
    }
    all.addAll(List.of(headers));
    return send(baseUrl() + path, method, body, all.toArray(String[]::new));
  }

  public static Answer send(String url, String method, @Nullable String body, String... headers) {
    HttpRequest.BodyPublisher publisher =
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body);
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).method(method, publisher);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      HttpResponse<String> response =
          HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      String text = response.body();
      return new Answer(
          response.statusCode(),
          response,
          text.isEmpty() ? JSON.missingNode() : JSON.readTree(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** A user by name; answers its id. */
  public String user(String userName) {
    return post("/Users", userJson(userName)).id();
  }

  public static String userJson(String userName) {
    return "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\""
        + userName
        + "\"}";
  }

  public String group(String displayName, String... members) {
    return post("/Groups", groupJson(displayName, members)).id();
  }

  public static String groupJson(String displayName, String... members) {
    return "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:Group\"],\"displayName\":\""
        + displayName
        + "\",\"members\":["
        + values(members)
        + "]}";
  }

  public static String values(String... members) {
    List<String> values = new ArrayList<>();
    for (String member : members) {
      values.add("{\"value\":\"" + member + "\"}");
    }
    return String.join(",", values);
  }

  /** Numbers without a gap, counters that count, keys and references of nothing that is gone. */
  public long halfWritten() {
    return number(
        "select (select count(*) from directory.connection_counter c where c.connection_id = ?"
            + " and (c.users <> (select count(*) from directory.resource r where r.connection_id ="
            + " c.connection_id and r.kind = 'user') or c.groups <> (select count(*) from"
            + " directory.resource r where r.connection_id = c.connection_id and r.kind = 'group')"
            + " or c.last_sequence <> (select coalesce(max(o.last_sequence), 0) from"
            + " directory.outbox o where o.connection_id = c.connection_id) or c.last_sequence <>"
            + " (select coalesce(sum(o.last_sequence - o.first_sequence + 1), 0) from"
            + " directory.outbox o where o.connection_id = c.connection_id))) + (select count(*)"
            + " from directory.email e where e.connection_id = ? and not exists (select from"
            + " directory.resource r where r.connection_id = e.connection_id and r.id ="
            + " e.resource_id))",
        id.value(),
        id.value());
  }

  /** So many users, made by a statement. */
  public void crowd(int users) {
    sql(
        "with made as (insert into directory.resource (connection_id, id, kind, name_key, active,"
            + " version, created_at, modified_at, body, reference) select ?, u.id, 'user', 'm' ||"
            + " u.n, true, 1, now(), now(), jsonb_build_object('userName', 'm' || u.n),"
            + " jsonb_build_object('id', directory.scim_id('user', u.id), 'displayName', 'Member '"
            + " || u.n) from (select n, uuidv7() as id from generate_series(1, ?) n) u returning"
            + " id) update directory.connection_counter set users = users + (select count(*) from"
            + " made) where connection_id = ?",
        id.value(),
        users,
        id.value());
  }

  /** Runs a statement as the database's owner. */
  public static void sql(String sql, Object... parameters) {
    try (Connection connection = TestPostgres.shared().open();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      statement.execute();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first column of a query. */
  public static List<String> texts(String sql) {
    try (Connection connection = TestPostgres.shared().open();
        PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The only number a query answers. */
  public static long number(String sql, Object... parameters) {
    try (Connection connection = TestPostgres.shared().open();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
