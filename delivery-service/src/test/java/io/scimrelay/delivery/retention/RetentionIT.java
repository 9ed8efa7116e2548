package io.scimrelay.delivery.retention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.scimrelay.common.testing.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class RetentionIT {
  private static final String ROLE = "scimrelay_delivery";

  @Test
  void theServiceMakesDaysToComeUnderItsOwnRole() throws Exception {
    // When
    int first = number("select delivery.make_days(16)");
    int again = number("select delivery.make_days(16)");

    // Then
    assertTrue(first >= 0);
    assertEquals(0, again);
    assertEquals(
        1,
        number(
            "select count(*) from pg_class where relname = 'message_'"
                + " || to_char((now() at time zone 'UTC')::date + 16, 'YYYYMMDD')"));
  }

  private static int number(String sql) throws SQLException {
    String url = "jdbc:postgresql://localhost:" + TestPostgres.shared().port() + "/postgres";
    try (Connection connection = DriverManager.getConnection(url, ROLE, ROLE);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
