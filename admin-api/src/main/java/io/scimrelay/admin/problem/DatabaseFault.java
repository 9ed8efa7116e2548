package io.scimrelay.admin.problem;

import io.vertx.pgclient.PgException;
import org.hibernate.JDBCException;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/**
 * What PostgreSQL said, told by the pool or through Hibernate.
 *
 * @param constraint the name of the one that was violated, where one was
 */
record DatabaseFault(String state, @Nullable String constraint) {
  private static final String UNKNOWN = "XX000";

  static @Nullable DatabaseFault in(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      DatabaseFault fault = of(t);
      if (fault != null) {
        return fault;
      }
    }
    return null;
  }

  private static @Nullable DatabaseFault of(Throwable failure) {
    return switch (failure) {
      case PgException pg -> new DatabaseFault(state(pg.getSqlState()), pg.getConstraint());
      case ConstraintViolationException violated ->
          new DatabaseFault(state(violated.getSQLState()), violated.getConstraintName());
      case JDBCException hibernate -> new DatabaseFault(state(hibernate.getSQLState()), null);
      default -> null;
    };
  }

  /** The two characters that say what kind of trouble it is. */
  String kind() {
    return state.substring(0, 2);
  }

  private static String state(@Nullable String said) {
    return said == null || said.length() < 2 ? UNKNOWN : said;
  }
}
