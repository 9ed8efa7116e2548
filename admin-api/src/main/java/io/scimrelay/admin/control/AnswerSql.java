package io.scimrelay.admin.control;

/**
 * Statements on answers kept for idempotent requests; a principal is a key or the operator.
 * Hibernate writes a parameter {@code ?1}.
 */
final class AnswerSql {
  /** Takes a key that is new or a day old; of two at once one waits for the other's end. */
  static final String CLAIM =
      """
      insert into control.idempotent_answer as held
        (id, principal, key, route, body_hash, sealed, created_at)
      values (?1, ?2, ?3, ?4, ?5, null, ?6)
      on conflict (principal, key) do update
        set id = excluded.id, route = excluded.route, body_hash = excluded.body_hash,
            sealed = null, created_at = excluded.created_at
        where held.created_at < excluded.created_at - interval '24 hours'
      """;

  static final String FIND =
      """
      select id, route, body_hash, sealed
      from control.idempotent_answer
      where principal = ?1 and key = ?2
      """;

  static final String KEEP =
      """
      update control.idempotent_answer set sealed = ?1 where principal = ?2 and id = ?3
      """;

  static final String FORGET_OLD =
      """
      delete from control.idempotent_answer where created_at < now() - interval '24 hours'
      """;

  private AnswerSql() {}
}
