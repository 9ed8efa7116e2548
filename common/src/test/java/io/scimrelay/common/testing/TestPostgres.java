package io.scimrelay.common.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * A migrated PostgreSQL, shared by all tests of a JVM; every service role may log in with its name.
 */
public final class TestPostgres {
  private static final List<String> ROLES =
      List.of("scimrelay_admin", "scimrelay_ingest", "scimrelay_delivery");

  private final EmbeddedPostgres server;

  private TestPostgres(EmbeddedPostgres server) {
    this.server = server;
  }

  private static final class Shared {
    static final TestPostgres INSTANCE = start();
  }

  public static TestPostgres shared() {
    return Shared.INSTANCE;
  }

  public int port() {
    return server.getPort();
  }

  /** For Vert.x: {@code postgresql://localhost:port/postgres}. */
  public String reactiveUrl() {
    return "postgresql://localhost:" + port() + "/postgres";
  }

  /** A JDBC connection of the superuser, to look behind the services. */
  public Connection open() throws SQLException {
    return server.getPostgresDatabase().getConnection();
  }

  /** A JDBC connection of the superuser to a migrated database that nobody else writes to. */
  public Connection openAlone(String database) throws SQLException {
    try (Connection connection = open();
        Statement statement = connection.createStatement()) {
      statement.execute("drop database if exists " + database + " with (force)");
      statement.execute("create database " + database);
    }
    DataSource alone = server.getDatabase("postgres", database);
    Flyway.configure().dataSource(alone).load().migrate();
    return alone.getConnection();
  }

  private static TestPostgres start() {
    try {
      EmbeddedPostgres server =
          EmbeddedPostgres.builder()
              .setServerConfig("max_connections", "200")
              .setServerConfig("shared_buffers", "64MB")
              .start();
      TestPostgres started = new TestPostgres(server);
      Flyway.configure().dataSource(server.getPostgresDatabase()).load().migrate();
      started.letRolesIn();
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException("the test PostgreSQL does not start", e);
    } catch (SQLException e) {
      throw new IllegalStateException("the test PostgreSQL refuses its roles", e);
    }
  }

  private void letRolesIn() throws SQLException {
    try (Connection connection = open();
        Statement statement = connection.createStatement()) {
      for (String role : ROLES) {
        statement.execute("alter role " + role + " login password '" + role + "'");
      }
    }
  }
}
