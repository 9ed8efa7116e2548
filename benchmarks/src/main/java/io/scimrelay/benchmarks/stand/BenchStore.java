package io.scimrelay.benchmarks.stand;

import io.scimrelay.common.id.ConnectionId;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** The database under measure, as its owner. */
public final class BenchStore implements AutoCloseable {
  private final Connection connection;

  BenchStore(String postgresUrl) {
    try {
      connection = open(URI.create(postgresUrl));
    } catch (SQLException e) {
      throw new IllegalStateException("the database of the stack does not answer", e);
    }
  }

  private static Connection open(URI url) throws SQLException {
    String[] login = url.getUserInfo().split(":", 2);
    String address = "jdbc:postgresql://" + url.getHost() + ":" + url.getPort() + url.getPath();
    return DriverManager.getConnection(address, login[0], login[1]);
  }

  /** Multiplies the first user of a connection. */
  public void copyUsers(String connectionId, int count) throws SQLException {
    try (PreparedStatement copy = connection.prepareStatement(BenchSql.COPY_USERS)) {
      copy.setObject(1, uuid(connectionId));
      copy.setInt(2, count);
      copy.setInt(3, count);
      copy.setObject(4, uuid(connectionId));
      copy.executeUpdate();
    }
    run("analyze directory.resource");
    run("analyze directory.email");
  }

  /** Makes all users members of the groups whose folded name is like {@code names}. */
  public int fillGroups(String connectionId, String names) throws SQLException {
    try (PreparedStatement fill = connection.prepareStatement(BenchSql.FILL_GROUP)) {
      fill.setObject(1, uuid(connectionId));
      fill.setString(2, names);
      int made = fill.executeUpdate();
      run("analyze directory.member");
      return made;
    }
  }

  public void makePlainTables() throws SQLException {
    run(BenchSql.PLAIN_TABLES);
  }

  public long walBytes() throws SQLException {
    return number(BenchSql.WAL_BYTES);
  }

  /** Committed and rolled back since the database was made; told about a second late. */
  public long transactions() throws SQLException {
    return number(BenchSql.TRANSACTIONS);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private long number(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static UUID uuid(String connectionId) {
    return ConnectionId.parse(connectionId).orElseThrow().value();
  }
}
