package io.scimrelay.ingest.directory.store;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;

/**
 * The pool, with what its configuration cannot say: the client does not cache statements of 2,048
 * characters and more, and waits long for a connection.
 */
@Singleton
public class StatementCache implements PgPoolCreator {
  /** A test holds every statement against it. */
  public static final int LONGEST = 16 * 1024;

  private static final int WAIT_SECONDS = 2;

  @Override
  public Pool create(Input input) {
    input
        .pgConnectOptionsList()
        .forEach(
            options -> {
              options.setPreparedStatementCacheSqlLimit(LONGEST);
              options.setConnectTimeout(WAIT_SECONDS * 1000);
            });
    return Pool.pool(
        input.vertx(),
        input.pgConnectOptionsList().getFirst(),
        input
            .poolOptions()
            .setConnectionTimeout(WAIT_SECONDS)
            .setConnectionTimeoutUnit(TimeUnit.SECONDS));
  }
}
