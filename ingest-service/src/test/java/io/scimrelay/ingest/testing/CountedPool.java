package io.scimrelay.ingest.testing;

import io.vertx.mutiny.sqlclient.Pool;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The service's pool, with a note of each statement on directories that goes through it. */
public final class CountedPool {
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final Pool pool;

  public CountedPool(Pool real) {
    io.vertx.sqlclient.Pool under = real.getDelegate();
    this.pool =
        Pool.newInstance(
            (io.vertx.sqlclient.Pool)
                Proxy.newProxyInstance(
                    CountedPool.class.getClassLoader(),
                    new Class<?>[] {io.vertx.sqlclient.Pool.class},
                    (_, method, arguments) -> {
                      note(method.getName(), arguments);
                      try {
                        return method.invoke(under, arguments);
                      } catch (InvocationTargetException e) {
                        throw e.getCause();
                      }
                    }));
  }

  public Pool pool() {
    return pool;
  }

  /** What was asked since the last call; a transaction is noted as one. */
  public List<String> take() {
    List<String> all = List.copyOf(asked);
    asked.clear();
    return all;
  }

  private void note(String method, Object[] arguments) {
    String text = arguments != null && arguments.length > 0 ? String.valueOf(arguments[0]) : "";
    if (method.endsWith("uery") && text.matches("(?s).*directory\\.(resource|member|email).*")) {
      asked.add(text);
    } else if (method.equals("getConnection") || method.equals("withTransaction")) {
      asked.add(method);
    }
  }
}
