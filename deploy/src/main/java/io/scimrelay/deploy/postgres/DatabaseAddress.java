package io.scimrelay.deploy.postgres;

import io.scimrelay.deploy.console.Refusal;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Where the database is, and who may make schemas and roles in it. */
public record DatabaseAddress(
    String host, int port, String database, String user, String password) {

  /** Of {@code SCIMRELAY_POSTGRES_URL}: {@code postgresql://host:port/database}. */
  public static DatabaseAddress parse(String url, String user, String password) {
    URI uri = URI.create(url.startsWith("jdbc:") ? url.substring("jdbc:".length()) : url);
    String path = uri.getPath() == null ? "" : uri.getPath();
    if (uri.getHost() == null || path.length() < 2) {
      throw new Refusal(
          "SCIMRELAY_POSTGRES_URL is not of the form postgresql://host:port/database.");
    }
    int port = uri.getPort() < 0 ? 5432 : uri.getPort();
    return new DatabaseAddress(uri.getHost(), port, path.substring(1), user, password);
  }

  public DatabaseAddress inDatabase(String name) {
    return new DatabaseAddress(host, port, name, user, password);
  }

  /** For services: the user stands beside it. */
  public String plainUrl() {
    return "postgresql://" + host + ":" + port + "/" + database;
  }

  public String jdbcUrl() {
    return "jdbc:" + plainUrl();
  }

  /** For {@code psql}, with everything in it. */
  public String fullUrl() {
    return "postgresql://" + user + ":" + password + "@" + host + ":" + port + "/" + database;
  }

  public Connection open() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("connectTimeout", "2");
    properties.setProperty("socketTimeout", "60");
    return DriverManager.getConnection(jdbcUrl(), properties);
  }

  boolean answers() {
    try (Connection connection = inDatabase("postgres").open()) {
      return connection.isValid(2);
    } catch (SQLException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return plainUrl();
  }
}
