package io.scimrelay.ingest.directory.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.scimrelay.common.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A connection that came since PostgreSQL last looked at the tables. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnknownToStatisticsIT {
  private static final String KNOWN = "00000000-0000-0000-0000-0000000000aa";
  private static final String NEW = "00000000-0000-0000-0000-0000000000bb";
  private static final String GROUP = "00000000-0000-0000-0000-000000000000";
  private static final String ONE = "'" + NEW + "', md5('" + NEW + "1')::uuid";
  private static final String WRITE = ", md5('r')::uuid, '{}', md5('e')::uuid, null, 1::smallint";
  private static final String STATE = ", null, 'crowd', null, true, '{}', '{}', '{}', 2, '[]', 0";

  private Connection database;
  private Statement session;

  @BeforeAll
  void open() throws SQLException {
    database = TestPostgres.shared().openAlone("statistics");
    session = database.createStatement();
    fill(KNOWN, 5_000);
    session.execute("analyze");
    fill(NEW, 2_000);
    session.execute(
        """
        insert into directory.resource
          (connection_id, id, kind, active, version, created_at, modified_at, body, reference)
        values ('%s', '%s', 'group', true, 1, now(), now(), '{}', '{}')
        """
            .formatted(NEW, GROUP));
    database.setAutoCommit(false);
  }

  @AfterAll
  void close() throws SQLException {
    database.close();
  }

  @BeforeEach
  void undo() throws SQLException {
    database.rollback();
  }

  @Test
  void aWholeSetIsFoundById() throws Exception {
    // When
    long inVain = readInVain(MemberSql.UPDATE_GROUP_WHOLE, whole(2_000));

    // Then
    assertEquals(0, inVain);
  }

  @Test
  void thoseWhoAreNoLongerNamedAreFoundById() throws Exception {
    // Given
    readInVain(MemberSql.UPDATE_GROUP_WHOLE, whole(2_000));

    // When
    long inVain = readInVain(MemberSql.UPDATE_GROUP_WHOLE, whole(10));

    // Then
    assertEquals(10, inVain, "those who stay");
  }

  @Test
  void namedMembersAreFoundById() throws Exception {
    // When
    long inVain =
        readInVain(
            MemberSql.CHANGE_MEMBERS,
            "'" + NEW + "', '" + GROUP + "'" + WRITE + members(1_000) + ", '{}'");

    // Then
    assertEquals(0, inVain);
  }

  @Test
  void oneUserIsFoundById() throws Exception {
    // When
    long inVain = readInVain(DirectorySql.UPDATE, ONE + WRITE + STATE + ", 1");

    // Then
    assertEquals(0, inVain);
  }

  @Test
  void aDeletedUserIsFoundById() throws Exception {
    // When
    long inVain = readInVain(DirectorySql.DELETE, ONE + WRITE + ", '[]', 1");

    // Then
    assertEquals(0, inVain);
  }

  private String whole(int members) throws SQLException {
    return "'" + NEW + "', '" + GROUP + "'" + WRITE + STATE + ", null" + members(members);
  }

  private String members(int count) throws SQLException {
    String array = "select array_agg(%s)::text from generate_series(1, %d) n";
    return ", '"
        + one(array.formatted("md5('" + NEW + "' || n)::uuid", count))
        + "', '"
        + one(array.formatted("'user'::text", count))
        + "'";
  }

  private long readInVain(String sql, String arguments) throws Exception {
    return Explained.run(session, sql, arguments).inVain();
  }

  private String one(String sql) throws SQLException {
    try (ResultSet row = session.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private void fill(String connection, int users) throws SQLException {
    session.execute(
        """
        insert into directory.resource
          (connection_id, id, kind, name_key, display_key, active, version, created_at, modified_at,
           body, reference)
        select '%1$s', md5('%1$s' || n)::uuid, 'user', 'u' || n, 'u', true, 1, now(), now(), '{}',
               '{"id": "u"}'
        from generate_series(1, %2$d) n
        """
            .formatted(connection, users));
    session.execute(
        """
        insert into directory.email (connection_id, resource_id, key)
        select '%1$s', md5('%1$s' || n)::uuid, 'u' || n from generate_series(1, %2$d) n
        """
            .formatted(connection, users));
  }
}
