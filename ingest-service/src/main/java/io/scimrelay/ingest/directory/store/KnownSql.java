package io.scimrelay.ingest.directory.store;

/** Who is asked to become a member, as the directory knows them. */
final class KnownSql {
  private static final String KNOWN =
      """
      known as materialized (
        select r.id, r.reference
        from %s
        cross join lateral (
          select n.id, n.reference
          from directory.resource n
          where n.connection_id = $1 and n.id = a.id and n.kind = a.kind collate "C"
          limit 1
          %s
        ) r
        %s
      )
      """;

  private KnownSql() {}

  /** CTE {@code known} of {@code asked}, rows a (id, kind), where nothing is deleted meanwhile. */
  static String known(String asked, String which) {
    return KNOWN.formatted(asked, "", which);
  }

  /** The same where they may be deleted meanwhile: their rows are held to the commit. */
  static String held(String asked) {
    return KNOWN.formatted(asked, "for key share", "");
  }
}
