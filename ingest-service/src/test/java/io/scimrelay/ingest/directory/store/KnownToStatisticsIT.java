package io.scimrelay.ingest.directory.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.scimrelay.common.id.ResourceId;
import io.scimrelay.common.testing.TestPostgres;
import io.scimrelay.ingest.scim.filter.FilterReader;
import io.scimrelay.ingest.scim.resource.ResourceType;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A connection as large as all of PostgreSQL's tables, which it has just looked at: it takes every
 * connection for a small part of them, and reading the whole one for cheap.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KnownToStatisticsIT {
  private static final String CONNECTION = "00000000-0000-0000-0000-0000000000cc";
  private static final UUID CROWD = new UUID(0, 0);
  private static final int USERS = 10_000;
  private static final int TEAMS = 100;
  private static final int TEAM = 10;
  private static final int ROOM = 20;

  private Connection database;
  private Statement session;
  private UUID ada;

  @BeforeAll
  void open() throws SQLException {
    database = TestPostgres.shared().openAlone("large");
    session = database.createStatement();
    session.execute(
        """
        insert into directory.resource
          (connection_id, id, kind, name_key, display_key, active, version, created_at, modified_at,
           body, reference)
        select '%1$s'::uuid, md5('u' || n)::uuid, 'user', 'u' || n, 'u', true, 1, now(), now(),
               jsonb_build_object('userName', 'u' || n, 'emails', jsonb_build_array(
                 jsonb_build_object('type', 'work', 'value', 'u' || n))), '{"displayName": "u"}'::jsonb
        from generate_series(1, %2$d) n
        union all
        select '%1$s'::uuid, case n when 0 then '%3$s'::uuid else md5('g' || n)::uuid end, 'group', 'g' || n,
               'g', true, 1, now(), now(), '{"displayName": "g"}'::jsonb, '{"displayName": "g"}'::jsonb
        from generate_series(0, %4$d) n;
        insert into directory.email (connection_id, resource_id, key)
        select '%1$s'::uuid, md5('u' || n)::uuid, 'u' || n from generate_series(1, %2$d) n;
        insert into directory.member (connection_id, group_id, member_id)
        select '%1$s'::uuid, '%3$s'::uuid, md5('u' || n)::uuid from generate_series(1, %2$d / 2) n
        union all
        select '%1$s'::uuid, md5('g' || g)::uuid, md5('u' || n)::uuid
        from generate_series(1, %4$d) g, generate_series(1, %5$d) n;
        analyze;
        """
            .formatted(CONNECTION, USERS, CROWD, TEAMS, TEAM));
    ada = id("select md5('u1')::uuid");
  }

  @AfterAll
  void close() throws SQLException {
    database.close();
  }

  @Test
  void aPageOfMembersReadsThoseOfThePage() throws Exception {
    // When
    Explained page =
        run(
            DirectoryReadSql.MEMBERS,
            CONNECTION,
            CROWD,
            "80000000-0000-0000-0000-000000000000",
            100);

    // Then
    assertReads(2 * 100, page);
  }

  @Test
  void aUserReadsItsGroups() throws Exception {
    // When
    Explained user = run(DirectoryReadSql.FIND_USER, CONNECTION, ada);

    // Then
    assertReads(2 * (TEAMS + 1), user);
  }

  @Test
  void aPageOfUsersReadsTheirGroups() throws Exception {
    // When
    Explained groups = run(DirectoryReadSql.GROUPS, CONNECTION, "{" + ada + "}");

    // Then
    assertReads(2 * (TEAMS + 1), groups);
  }

  @Test
  void anEmailOfATypeReadsOneUser() throws Exception {
    // When
    Explained found = filtered(ResourceType.USER, "emails[type eq \"work\" and value eq \"U7\"]");

    // Then
    assertReads(2, found);
  }

  @Test
  void aMemberIsFoundByItsRows() throws Exception {
    // When
    Explained found =
        filtered(ResourceType.GROUP, "members[value eq \"" + ResourceId.user(ada).text() + "\"]");

    // Then
    assertReads(2 * (TEAMS + 1), found);
  }

  @Test
  void aMemberOfATypeIsReadAloneOfItsGroups() throws Exception {
    // When
    Explained found =
        filtered(
            ResourceType.GROUP,
            "members[type eq \"User\" and value eq \"" + ResourceId.user(ada).text() + "\"]");

    // Then
    assertReads(4 * (TEAMS + 1), found);
  }

  private static void assertReads(long rows, Explained explained) {
    assertTrue(
        explained.rows() <= rows + ROOM,
        () -> explained.rows() + " rows, not " + rows + ": " + explained.plan().toPrettyString());
  }

  private Explained filtered(ResourceType type, String filter) throws Exception {
    List<@Nullable Object> parameters = new ArrayList<>();
    parameters.addAll(Arrays.asList(CONNECTION, new UUID(0, 0), 200, 0));
    String condition =
        FilterSql.of(FilterReader.read(type.schemas(), filter), type, "http://here", parameters)
            .sql();
    return run(DirectoryReadSql.page(type, condition, "r.id"), parameters.toArray());
  }

  private Explained run(String sql, @Nullable Object... arguments) throws Exception {
    return Explained.run(
        session,
        sql,
        Arrays.stream(arguments).map(a -> "'" + a + "'").collect(Collectors.joining(", ")));
  }

  private UUID id(String sql) throws SQLException {
    try (var row = session.executeQuery(sql)) {
      assertEquals(true, row.next());
      return row.getObject(1, UUID.class);
    }
  }
}
