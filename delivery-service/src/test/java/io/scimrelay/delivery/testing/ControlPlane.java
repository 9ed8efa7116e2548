package io.scimrelay.delivery.testing;

import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.EndpointId;
import io.scimrelay.common.id.EventId;
import io.scimrelay.common.id.JobId;
import io.scimrelay.common.id.MessageId;
import io.scimrelay.common.id.OrganizationId;
import io.scimrelay.common.id.TenantId;
import io.scimrelay.common.secret.BearerToken;
import io.scimrelay.common.secret.SecretCipher;
import io.scimrelay.common.secret.SecretKeyring;
import io.scimrelay.common.secret.SigningSecret;
import io.scimrelay.common.testing.TestPostgres;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes what admin-api would write, and reads what it would show. */
public final class ControlPlane {
  public static final String KEYS = "test:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

  private static final SecureRandom RANDOM = new SecureRandom();

  /** A tenant with one organization and a key that may read events. */
  public record Tenant(TenantId id, OrganizationId organization, String key) {}

  /** An endpoint with its secret as the vendor holds it. */
  public record Hook(EndpointId id, String secret) {}

  public Tenant tenant() {
    TenantId tenant = new TenantId(UUID.randomUUID());
    OrganizationId organization = new OrganizationId(UUID.randomUUID());
    BearerToken key = BearerToken.random(BearerToken.Kind.API_KEY, RANDOM);
    run(
        "insert into control.tenant (id, name, kind, created_at) values (?, 'T', 'production', now())",
        tenant.value());
    run(
        """
        insert into control.organization (id, tenant_id, name, domains, created_at)
        values (?, ?, 'O', '{}', now())
        """,
        organization.value(),
        tenant.value());
    run(
        """
        insert into control.api_key (id, tenant_id, name, hash, prefix, scopes, created_at)
        values (?, ?, 'K', ?, 'sk_', '{events:read}', now())
        """,
        UUID.randomUUID(),
        tenant.value(),
        key.hash().bytes());
    return new Tenant(tenant, organization, key.secret());
  }

  public void revokeKeys(Tenant tenant) {
    run("update control.api_key set revoked_at = now() where tenant_id = ?", tenant.id().value());
  }

  public ConnectionId connection(Tenant tenant) {
    ConnectionId connection = new ConnectionId(UUID.randomUUID());
    run(
        """
        insert into control.connection (
          id, tenant_id, organization_id, name, provider, unique_group_names, created_at)
        values (?, ?, ?, 'C', 'generic', true, now())
        """,
        connection.value(),
        tenant.id().value(),
        tenant.organization().value());
    return connection;
  }

  public void pause(ConnectionId connection, boolean paused) {
    run("update control.connection set paused = ? where id = ?", paused, connection.value());
  }

  public EventId notice(Tenant tenant, ConnectionId connection, String type) {
    EventId event = new EventId(UUID.randomUUID());
    run(
        """
        insert into control.notice (
          event_id, tenant_id, organization_id, connection_id, type, data, occurred_at)
        values (?, ?, ?, ?, ?, '{"connection": {"name": "C"}}', now())
        """,
        event.value(),
        tenant.id().value(),
        tenant.organization().value(),
        connection.value(),
        type);
    return event;
  }

  public Hook endpoint(Tenant tenant, String url, String ordering) {
    EndpointId endpoint = new EndpointId(UUID.randomUUID());
    run(
        """
        insert into control.endpoint (
          id, tenant_id, url, event_types, organization_ids, connection_ids, ordering, headers,
          state, created_at)
        values (?, ?, ?, '{user.*,group.*,endpoint.*}', '{}', '{}', ?, '{"X-Tenant": "t"}',
                'active', now())
        """,
        endpoint.value(),
        tenant.id().value(),
        url,
        ordering);
    return new Hook(endpoint, secret(tenant, endpoint));
  }

  private static String secret(Tenant tenant, EndpointId endpoint) {
    String secret = SigningSecret.random(RANDOM).reveal();
    UUID id = UUID.randomUUID();
    byte[] sealed =
        new SecretCipher(SecretKeyring.parse(KEYS), RANDOM)
            .seal(
                new SecretCipher.Place("endpoint-secret", tenant.id().value(), id),
                secret.getBytes(StandardCharsets.UTF_8));
    run(
        """
        insert into control.endpoint_secret (
          id, tenant_id, endpoint_id, algorithm, sealed, created_at)
        values (?, ?, ?, 'hmac-sha256', ?, now())
        """,
        id,
        tenant.id().value(),
        endpoint.value(),
        sealed);
    return secret;
  }

  public void rate(EndpointId endpoint, int perSecond) {
    run(
        "update control.endpoint set rate_limit_per_second = ? where id = ?",
        perSecond,
        endpoint.value());
  }

  /** So many days of events and of attempts. */
  public void keep(Tenant tenant, int eventDays, int attemptDays) {
    run(
        "update control.tenant set event_days = ?, attempt_days = ? where id = ?",
        eventDays,
        attemptDays,
        tenant.id().value());
  }

  /** Wants events of one type only. */
  public void types(EndpointId endpoint, String type) {
    run("update control.endpoint set event_types = array[?] where id = ?", type, endpoint.value());
  }

  public void order(EndpointId endpoint, String ordering) {
    run("update control.endpoint set ordering = ? where id = ?", ordering, endpoint.value());
  }

  public void state(EndpointId endpoint, String state) {
    run("update control.endpoint set state = ? where id = ?", state, endpoint.value());
  }

  public JobId resend(Tenant tenant, EndpointId endpoint, MessageId message) {
    return ask(tenant, endpoint, "resend", message.value(), "{}");
  }

  public JobId test(Tenant tenant, EndpointId endpoint) {
    return ask(tenant, endpoint, "test", null, "{}");
  }

  public JobId recover(Tenant tenant, EndpointId endpoint) {
    return ask(tenant, endpoint, "recover", null, "{\"since\": \"2020-01-01T00:00:00Z\"}");
  }

  public JobId backfill(Tenant tenant, EndpointId endpoint, ConnectionId connection) {
    JobId job = new JobId(UUID.randomUUID());
    backfill(job, tenant, endpoint, connection);
    return job;
  }

  public void backfill(JobId job, Tenant tenant, EndpointId endpoint, ConnectionId connection) {
    run(
        """
        insert into control.job (
          id, tenant_id, kind, endpoint_id, connection_id, parameters, created_at)
        values (?, ?, 'backfill', ?, ?, '{}', now())
        """,
        job.value(),
        tenant.id().value(),
        endpoint.value(),
        connection.value());
  }

  private static JobId ask(
      Tenant tenant, EndpointId endpoint, String kind, @Nullable UUID message, String parameters) {
    JobId job = new JobId(UUID.randomUUID());
    run(
        """
        insert into control.job (
          id, tenant_id, kind, endpoint_id, message_id, parameters, created_at)
        values (?, ?, ?, ?, ?, ?::jsonb, now())
        """,
        job.value(),
        tenant.id().value(),
        kind,
        endpoint.value(),
        message,
        parameters);
    return job;
  }

  /** State and detail of a job, or nothing yet. */
  public String job(JobId job) {
    return texts(
            "select concat_ws(' ', state, detail) from delivery.job_status where job_id = ?",
            job.value())
        .stream()
        .findFirst()
        .orElse("");
  }

  /** Makes it as if these messages had been given up. */
  public void giveUp(EndpointId endpoint) {
    run(
        "update delivery.message set state = 'failed' where endpoint_id = ? and state = 'pending'",
        endpoint.value());
  }

  /** The messages of an endpoint as admin-api lists them, newest first: type and state. */
  public List<String> messages(EndpointId endpoint) {
    return texts(
        """
        select event_type || ' ' || state || coalesce(' ' || skip_reason, '')
        from delivery.message_status where endpoint_id = ? order by id desc
        """,
        endpoint.value());
  }

  public List<MessageId> messageIds(EndpointId endpoint) {
    return texts(
            "select id::text from delivery.message_status where endpoint_id = ? order by id desc",
            endpoint.value())
        .stream()
        .map(text -> new MessageId(UUID.fromString(text)))
        .toList();
  }

  /** The attempts of a message, oldest first: trigger, outcome, status, error. */
  public List<String> attempts(MessageId message) {
    return texts(
        """
        select concat_ws(' ', number, trigger, outcome, status, error)
        from delivery.attempt_status where message_id = ? order by number
        """,
        message.value());
  }

  public List<String> texts(String sql, Object... parameters) {
    try (Connection connection = TestPostgres.shared().open();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, parameters);
      List<String> texts = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          texts.add(rows.getString(1));
        }
      }
      return texts;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void run(String sql, @Nullable Object... parameters) {
    try (Connection connection = TestPostgres.shared().open();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, parameters);
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void bind(PreparedStatement statement, @Nullable Object... parameters)
      throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
  }
}
