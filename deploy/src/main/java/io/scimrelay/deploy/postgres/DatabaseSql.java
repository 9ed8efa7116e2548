package io.scimrelay.deploy.postgres;

/** Utility statements take no parameters: names come quoted, passwords are hexadecimal. */
final class DatabaseSql {
  static final String DATABASE_EXISTS =
      """
      select datname from pg_database where datname = ?
      """;

  static final String CREATE_DATABASE =
      """
      create database %s
      """;

  static final String LET_IN =
      """
      alter role %s login password '%s'
      """;

  private DatabaseSql() {}
}
