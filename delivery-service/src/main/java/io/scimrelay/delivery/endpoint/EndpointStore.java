package io.scimrelay.delivery.endpoint;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.EndpointId;
import io.scimrelay.common.id.TenantId;
import io.scimrelay.common.secret.SecretCipher;
import io.scimrelay.common.secret.SecretCipher.Place;
import io.scimrelay.common.secret.SecretKeyring;
import io.scimrelay.delivery.signing.SigningKey;
import io.scimrelay.delivery.signing.SigningKeys;
import io.scimrelay.delivery.signing.WebhookSigner;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Reads endpoints with their secrets opened. */
@Singleton
public class EndpointStore {
  private static final Logger LOG = Logger.getLogger(EndpointStore.class);
  private static final String PURPOSE = "endpoint-secret";

  private final Pool pool;
  private final SecretCipher cipher;
  private final Cache<UUID, SigningKey> opened = Caffeine.newBuilder().maximumSize(5_000).build();

  EndpointStore(
      Pool pool,
      SecureRandom random,
      @ConfigProperty(name = "scimrelay.secret-keys") String secretKeys) {
    this.pool = pool;
    this.cipher = new SecretCipher(SecretKeyring.parse(secretKeys), random);
  }

  public Uni<List<Endpoint>> load(Collection<EndpointId> ids) {
    return pool.preparedQuery(EndpointSql.LOAD).execute(Tuple.of(uuids(ids))).map(this::endpoints);
  }

  /** The paused connections of these tenants. */
  public Uni<Set<ConnectionId>> paused(Collection<TenantId> tenants) {
    UUID[] ids = tenants.stream().map(TenantId::value).toArray(UUID[]::new);
    return pool.preparedQuery(EndpointSql.PAUSED)
        .execute(Tuple.of(ids))
        .map(
            rows -> {
              Set<ConnectionId> paused = new HashSet<>();
              rows.forEach(row -> paused.add(new ConnectionId(row.getUUID("connection_id"))));
              return paused;
            });
  }

  /** Skips what is pending for endpoints that were deleted. */
  public Uni<Void> dropBacklog(Collection<EndpointId> deleted) {
    return pool.preparedQuery(EndpointSql.DROP_BACKLOG)
        .execute(Tuple.of(uuids(deleted)))
        .replaceWithVoid();
  }

  private List<Endpoint> endpoints(RowSet<Row> rows) {
    List<Endpoint> endpoints = new ArrayList<>();
    rows.forEach(row -> endpoints.add(endpoint(row)));
    return endpoints;
  }

  private Endpoint endpoint(Row row) {
    TenantId tenant = new TenantId(row.getUUID("tenant_id"));
    List<SigningKey> keys = keys(tenant, row);
    return new Endpoint(
        new EndpointId(row.getUUID("endpoint_id")),
        tenant,
        row.getString("url"),
        Ordering.of(row.getString("ordering")),
        headers(row.getJsonObject("headers")),
        row.getInteger("rate_limit_per_second"),
        row.getBoolean("active") && !keys.isEmpty(),
        row.getLong("generation"),
        new WebhookSigner(keys));
  }

  private static Map<String, String> headers(JsonObject json) {
    Map<String, String> headers = new HashMap<>();
    json.forEach(entry -> headers.put(entry.getKey(), String.valueOf(entry.getValue())));
    return headers;
  }

  private List<SigningKey> keys(TenantId tenant, Row row) {
    UUID[] ids = row.getArrayOfUUIDs("secret_ids");
    Buffer[] sealed = row.get(Buffer[].class, "secrets");
    List<SigningKey> keys = new ArrayList<>();
    for (int i = 0; ids != null && sealed != null && i < ids.length; i++) {
      open(tenant, ids[i], sealed[i]).ifPresent(keys::add);
    }
    return keys;
  }

  private Optional<SigningKey> open(TenantId tenant, UUID id, Buffer sealed) {
    try {
      return Optional.of(opened.get(id, row -> open(tenant, row, sealed.getBytes())));
    } catch (IllegalStateException | IllegalArgumentException e) {
      LOG.errorf("a secret of an endpoint does not open, it cannot sign: %s", e.getMessage());
      return Optional.empty();
    }
  }

  private SigningKey open(TenantId tenant, UUID id, byte[] sealed) {
    byte[] plain = cipher.open(new Place(PURPOSE, tenant.value(), id), sealed);
    return SigningKeys.parse(new String(plain, StandardCharsets.UTF_8));
  }

  private static UUID[] uuids(Collection<EndpointId> ids) {
    return ids.stream().map(EndpointId::value).toArray(UUID[]::new);
  }
}
