package io.scimrelay.admin.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.scimrelay.admin.access.Caller;
import io.scimrelay.admin.problem.ProblemCode;
import io.scimrelay.admin.problem.Refused;
import io.scimrelay.common.id.IdSource;
import io.scimrelay.common.secret.SecretCipher;
import io.scimrelay.common.secret.SecretCipher.Place;
import io.scimrelay.common.secret.TokenHash;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Answers under an Idempotency-Key: bound to route and body, sealed since they may hold secrets.
 */
@ApplicationScoped
class AnswerStore {
  private final Pool pool;
  private final ObjectMapper json;
  private final SecretCipher cipher;
  private final IdSource ids;
  private final InstantSource clock;

  AnswerStore(
      Pool pool, ObjectMapper json, SecretCipher cipher, IdSource ids, InstantSource clock) {
    this.pool = pool;
    this.json = json;
    this.cipher = cipher;
    this.ids = ids;
    this.clock = clock;
  }

  <T> Uni<T> once(
      Caller caller, Mutiny.Session session, Object body, Class<T> kind, Supplier<Uni<T>> work) {
    Claim claim = new Claim(caller, ids.next(), hash(body));
    return claim(claim, session)
        .flatMap(
            mine ->
                mine
                    ? work.get().call(answer -> keep(claim, session, answer))
                    : kept(claim, session).map(found -> repeat(claim, found, kind)));
  }

  Uni<Integer> forgetOld() {
    return pool.query(AnswerSql.FORGET_OLD).execute().map(rows -> rows.rowCount());
  }

  private record Claim(Caller caller, UUID id, TokenHash bodyHash) {
    String key() {
      return Objects.requireNonNull(caller.asked().idempotencyKey());
    }

    Place place(UUID row) {
      return new Place("idempotent-answer", caller.principal(), row);
    }
  }

  private record Kept(UUID id, String route, ByteBuffer bodyHash, @Nullable ByteBuffer sealed) {
    static Kept of(Object[] row) {
      return new Kept(
          (UUID) row[0],
          (String) row[1],
          ByteBuffer.wrap((byte[]) row[2]),
          row[3] == null ? null : ByteBuffer.wrap((byte[]) row[3]));
    }
  }

  private Uni<Boolean> claim(Claim claim, Mutiny.Session session) {
    return session
        .createNativeQuery(AnswerSql.CLAIM)
        .setParameter(1, claim.id())
        .setParameter(2, claim.caller().principal())
        .setParameter(3, claim.key())
        .setParameter(4, claim.caller().asked().route())
        .setParameter(5, claim.bodyHash().bytes())
        .setParameter(6, clock.instant())
        .executeUpdate()
        .map(taken -> taken == 1);
  }

  private Uni<Kept> kept(Claim claim, Mutiny.Session session) {
    return session
        .createNativeQuery(AnswerSql.FIND, Object[].class)
        .setParameter(1, claim.caller().principal())
        .setParameter(2, claim.key())
        .getSingleResult()
        .map(Kept::of);
  }

  private Uni<Integer> keep(Claim claim, Mutiny.Session session, Object answer) {
    return session
        .createNativeQuery(AnswerSql.KEEP)
        .setParameter(1, cipher.seal(claim.place(claim.id()), bytes(answer)))
        .setParameter(2, claim.caller().principal())
        .setParameter(3, claim.id())
        .executeUpdate();
  }

  private <T> T repeat(Claim claim, Kept found, Class<T> kind) {
    boolean same =
        found.route().equals(claim.caller().asked().route())
            && found.bodyHash().equals(ByteBuffer.wrap(claim.bodyHash().bytes()));
    if (!same) {
      throw Refused.because(
          ProblemCode.idempotency_key_reused,
          "This Idempotency-Key was used for another route or body; choose a new one.");
    }
    if (found.sealed() == null) {
      throw Refused.because(ProblemCode.idempotency_conflict, "Ask again when it has ended.");
    }
    return read(cipher.open(claim.place(found.id()), found.sealed().array()), kind);
  }

  private TokenHash hash(Object body) {
    return TokenHash.of(new String(bytes(body), StandardCharsets.UTF_8));
  }

  private byte[] bytes(Object value) {
    try {
      return json.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private <T> T read(byte[] bytes, Class<T> kind) {
    try {
      return json.readValue(bytes, kind);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
