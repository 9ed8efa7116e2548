package io.scimrelay.deploy.postgres;

import io.scimrelay.deploy.console.Refusal;
import io.scimrelay.deploy.home.KeptSecrets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings a database to the state the services need: itself, the schemas, roles that may enter. */
public final class DatabaseStore {
  private static final List<String> SERVICES = List.of("admin", "ingest", "delivery");

  /** Held, since Java logging forgets the level of a logger nobody holds. */
  private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

  private final DatabaseAddress address;

  public DatabaseStore(DatabaseAddress address) {
    this.address = address;
    FLYWAY.setLevel(Level.WARNING);
  }

  public void createIfMissing() {
    DatabaseAddress server = address.inDatabase("postgres");
    try (Connection connection = server.open()) {
      if (!exists(connection)) {
        execute(connection, DatabaseSql.CREATE_DATABASE.formatted(quoted(address.database())));
      }
    } catch (SQLException e) {
      throw new Refusal("PostgreSQL at " + address + " refuses: " + e.getMessage(), e);
    }
  }

  /** How many migrations were applied. */
  public int migrate() {
    try {
      return Flyway.configure()
          .dataSource(address.jdbcUrl(), address.user(), address.password())
          .load()
          .migrate()
          .migrationsExecuted;
    } catch (FlywayException e) {
      throw new Refusal(
          "The schema at %s cannot be brought up to date: %s%nStart empty with --fresh, or go back to the version that made it."
              .formatted(address, firstLine(e)),
          e);
    }
  }

  public void letServicesIn(KeptSecrets secrets) {
    try (Connection connection = address.open()) {
      for (String service : SERVICES) {
        String role = quoted("scimrelay_" + service);
        execute(connection, DatabaseSql.LET_IN.formatted(role, secrets.passwordOf(service)));
      }
    } catch (SQLException e) {
      throw new Refusal("PostgreSQL at " + address + " refuses: " + e.getMessage(), e);
    }
  }

  private static String firstLine(FlywayException failure) {
    return String.valueOf(failure.getMessage()).lines().limit(2).collect(Collectors.joining(" "));
  }

  private boolean exists(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(DatabaseSql.DATABASE_EXISTS)) {
      statement.setString(1, address.database());
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
