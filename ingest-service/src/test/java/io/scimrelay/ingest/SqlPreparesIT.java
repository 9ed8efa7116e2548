package io.scimrelay.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.scimrelay.common.testing.TestPostgres;
import io.scimrelay.ingest.directory.store.StatementCache;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Every statement, under the role that runs it. */
class SqlPreparesIT {
  private static final List<String> HOMES =
      List.of(
          "io.scimrelay.ingest.clock.ClockSql",
          "io.scimrelay.ingest.connection.ConnectionSql",
          "io.scimrelay.ingest.directory.store.DirectorySql",
          "io.scimrelay.ingest.directory.store.MemberSql",
          "io.scimrelay.ingest.directory.store.EmitSql",
          "io.scimrelay.ingest.directory.store.DirectoryReadSql",
          "io.scimrelay.ingest.outbox.OutboxSql",
          "io.scimrelay.ingest.purge.PurgeSql",
          "io.scimrelay.ingest.requestlog.RequestLogSql");

  @Test
  void everyStatementIsOneThatTheServiceMayRun() throws Exception {
    // Given
    List<Field> statements = statements();

    // When
    List<String> refused = new ArrayList<>();
    try (Connection connection = TestPostgres.shared().open();
        Statement session = connection.createStatement()) {
      session.execute("set role scimrelay_ingest");
      for (Field statement : statements) {
        prepare(session, statement).ifPresent(refused::add);
      }
    }

    // Then
    assertTrue(statements.size() > 25, "statements were found");
    assertEquals("", String.join("\n", refused));
  }

  @Test
  void everyStatementIsShortEnoughToBeCached() throws Exception {
    // Given
    List<Field> statements = statements();

    // When
    List<String> tooLong = new ArrayList<>();
    for (Field statement : statements) {
      if (((String) statement.get(null)).length() >= StatementCache.LONGEST) {
        tooLong.add(statement.getName());
      }
    }

    // Then
    assertEquals(List.of(), tooLong);
  }

  private static java.util.Optional<String> prepare(Statement session, Field statement)
      throws IllegalAccessException {
    String sql = (String) statement.get(null);
    String verb = sql.strip().split("\\s", 2)[0].toLowerCase(Locale.ROOT);
    boolean prepared = List.of("select", "with", "insert", "update", "delete").contains(verb);
    try {
      session.execute(prepared ? "prepare p as " + sql : sql);
      if (prepared) {
        session.execute("deallocate p");
      }
      return java.util.Optional.empty();
    } catch (SQLException e) {
      return java.util.Optional.of(statement + ": " + e.getMessage());
    }
  }

  private static List<Field> statements() throws ClassNotFoundException {
    List<Field> statements = new ArrayList<>();
    for (String home : HOMES) {
      for (Field field : Class.forName(home).getDeclaredFields()) {
        boolean constant =
            Modifier.isStatic(field.getModifiers()) && field.getType() == String.class;
        if (constant && !Modifier.isPrivate(field.getModifiers())) {
          field.setAccessible(true);
          statements.add(field);
        }
      }
    }
    return statements;
  }
}
