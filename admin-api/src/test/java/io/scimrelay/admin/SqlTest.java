package io.scimrelay.admin;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.scimrelay.common.testing.TestPostgres;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every SQL constant is sound, and allowed to the service's role. */
class SqlTest {
  /** From here on the client would not cache a statement. */
  private static final int CACHED_BELOW = 2048;

  @Test
  void everyStatementPreparesUnderTheServicesRole() throws SQLException {
    // Given
    List<Field> statements = statements();
    assertTrue(statements.size() > 15, "found " + statements);

    // When
    try (Connection connection = TestPostgres.shared().open();
        Statement sql = connection.createStatement()) {
      sql.execute("set role scimrelay_admin");

      // Then
      assertAll(statements.stream().map(statement -> () -> prepare(sql, statement)));
    }
  }

  @Test
  void everyStatementIsShortEnoughToBeCached() {
    assertAll(
        statements().stream()
            .map(statement -> () -> assertTrue(text(statement).length() < CACHED_BELOW)));
  }

  private static void prepare(Statement sql, Field statement) throws SQLException {
    try {
      sql.execute("prepare checked as " + text(statement).replaceAll("\\?(\\d)", "\\$$1"));
      sql.execute("deallocate checked");
    } catch (SQLException e) {
      throw new SQLException(statement + ": " + e.getMessage(), e);
    }
  }

  private static List<Field> statements() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.scimrelay.admin")
            .stream()
            .filter(type -> type.getSimpleName().endsWith("Sql"))
            .map(JavaClass::reflect)
            .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
            .filter(field -> field.getType() == String.class)
            .filter(field -> Modifier.isStatic(field.getModifiers()))
            .toList();
  }

  private static String text(Field statement) {
    try {
      statement.setAccessible(true);
      return (String) statement.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
