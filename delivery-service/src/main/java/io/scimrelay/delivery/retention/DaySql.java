package io.scimrelay.delivery.retention;

/** Which days there are; one process at a time takes them away. */
final class DaySql {
  private DaySql() {}

  static final String LOCK =
      """
      select pg_try_advisory_lock(7246820012) as held
      """;

  static final String UNLOCK =
      """
      select pg_advisory_unlock(7246820012)
      """;

  /** Whole past days only; also those that were detached, or half detached, and not dropped. */
  static final String BEFORE =
      """
      select c.relname::text as name, i.inhrelid is not null as attached,
             coalesce(i.inhdetachpending, false) as pending
      from pg_class c
      left join pg_inherits i on i.inhrelid = c.oid
      where c.relnamespace = 'delivery'::regnamespace and c.relkind = 'r'
        and c.relname ~ ('^' || $1::text || '_[0-9]{8}$')
        and c.relname < $1::text || to_char(least($2::date, current_date - 1), '_YYYYMMDD')
      order by c.relname
      """;
}
