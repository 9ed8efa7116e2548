package io.scimrelay.delivery.runtime;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * The pool, set up to keep prepared statements of the length that ours have: the client's own limit
 * of 2,048 characters would have the longest parsed again for every batch.
 */
@Singleton
public class PoolSetup implements PgPoolCreator {
  public static final int LONGEST_STATEMENT = 16 * 1024;

  @Override
  public Pool create(Input input) {
    List<PgConnectOptions> options = input.pgConnectOptionsList();
    options.forEach(each -> each.setPreparedStatementCacheSqlLimit(LONGEST_STATEMENT));
    return PgBuilder.pool()
        .with(input.poolOptions())
        .connectingTo(List.<SqlConnectOptions>copyOf(options))
        .using(input.vertx())
        .build();
  }
}
