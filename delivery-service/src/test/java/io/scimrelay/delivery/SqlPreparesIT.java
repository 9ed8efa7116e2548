package io.scimrelay.delivery;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.scimrelay.common.testing.TestPostgres;
import io.scimrelay.delivery.runtime.PoolSetup;
import java.lang.reflect.Field;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class SqlPreparesIT {
  private static final String ROLE = "scimrelay_delivery";

  @TestFactory
  Stream<DynamicTest> everyStatementPreparesUnderTheRoleOfTheService() {
    List<Class<?>> holders =
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.scimrelay.delivery")
                .stream()
                .filter(type -> type.getSimpleName().endsWith("Sql"))
                .<Class<?>>map(JavaClass::reflect)
                .toList();
    assertTrue(holders.size() >= 5, "the statements were not found");
    return holders.stream()
        .flatMap(holder -> Stream.of(holder.getDeclaredFields()))
        .filter(field -> field.getType() == String.class)
        .map(field -> DynamicTest.dynamicTest(name(field), () -> prepare(field)));
  }

  private static String name(Field field) {
    return field.getDeclaringClass().getSimpleName() + "." + field.getName();
  }

  private static void prepare(Field field) throws Exception {
    field.setAccessible(true);
    String sql = (String) field.get(null);
    String url = "jdbc:postgresql://localhost:" + TestPostgres.shared().port() + "/postgres";
    try (Connection connection = DriverManager.getConnection(url, ROLE, ROLE);
        Statement statement = connection.createStatement()) {
      statement.execute("prepare checked as " + sql);
    }
    assertTrue(sql.length() < PoolSetup.LONGEST_STATEMENT, "too long to be cached");
  }
}
