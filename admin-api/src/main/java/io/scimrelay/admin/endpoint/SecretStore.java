package io.scimrelay.admin.endpoint;

import io.scimrelay.admin.endpoint.SecretView.Ending;
import io.scimrelay.common.id.EndpointId;
import io.scimrelay.common.id.IdSource;
import io.scimrelay.common.id.TenantId;
import io.scimrelay.common.secret.SecretCipher;
import io.scimrelay.common.secret.SecretCipher.Place;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Secrets of endpoints in the database, sealed. */
@ApplicationScoped
class SecretStore {
  private final SecretCipher cipher;
  private final IdSource ids;
  private final SecureRandom random;
  private final InstantSource clock;

  SecretStore(SecretCipher cipher, IdSource ids, SecureRandom random, InstantSource clock) {
    this.cipher = cipher;
    this.ids = ids;
    this.random = random;
    this.clock = clock;
  }

  Uni<WrittenSecret> add(
      TenantId tenant, Mutiny.Session session, EndpointId endpoint, SecretAlgorithm algorithm) {
    WrittenSecret secret = WrittenSecret.random(algorithm, random);
    UUID id = ids.next();
    byte[] sealed = cipher.seal(place(tenant, id), secret.utf8());
    SecretRow row = new SecretRow(id, tenant, endpoint.value(), algorithm, sealed, clock.instant());
    return session.persist(row).replaceWith(secret);
  }

  /** What there was ends after the overlap. */
  Uni<Void> end(TenantId tenant, Mutiny.Session session, EndpointId endpoint, Instant end) {
    return live(tenant, session, endpoint)
        .invoke(rows -> rows.forEach(row -> row.endBy(end)))
        .replaceWithVoid();
  }

  Uni<SecretView> view(TenantId tenant, Mutiny.Session session, EndpointId endpoint) {
    return live(tenant, session, endpoint).map(rows -> view(tenant, rows));
  }

  private Uni<List<SecretRow>> live(TenantId tenant, Mutiny.Session session, EndpointId endpoint) {
    return session
        .createSelectionQuery(SecretHql.LIVE, SecretRow.class)
        .setParameter("tenant", tenant.value())
        .setParameter("endpoint", endpoint.value())
        .setParameter("now", clock.instant())
        .getResultList();
  }

  private SecretView view(TenantId tenant, List<SecretRow> rows) {
    SecretRow current = rows.getFirst();
    WrittenSecret secret = open(tenant, current);
    List<Ending> ending =
        rows.stream().filter(row -> row.endsAt != null).map(row -> ending(tenant, row)).toList();
    return new SecretView(
        secret.algorithm(), secret.shared(), secret.publicKey(), current.createdAt, ending);
  }

  private Ending ending(TenantId tenant, SecretRow row) {
    WrittenSecret secret = open(tenant, row);
    return new Ending(
        secret.algorithm(),
        secret.shared(),
        secret.publicKey(),
        Objects.requireNonNull(row.endsAt));
  }

  private WrittenSecret open(TenantId tenant, SecretRow row) {
    return WrittenSecret.of(
        SecretAlgorithm.of(row.algorithm), cipher.open(place(tenant, row.id), row.sealed));
  }

  private static Place place(TenantId tenant, UUID row) {
    return new Place("endpoint-secret", tenant.value(), row);
  }
}
