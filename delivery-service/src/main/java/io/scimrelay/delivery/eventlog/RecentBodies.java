package io.scimrelay.delivery.eventlog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.scimrelay.common.id.TenantId;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Bodies just appended by this process, since most are sent at once. Filled after the commit only:
 * a position that was rolled back is given out again.
 */
@Singleton
public class RecentBodies {
  private static final long MOST_CHARS = 8L * 1024 * 1024;

  private record Key(TenantId tenant, long position) {}

  private final Cache<Key, String> bodies =
      Caffeine.newBuilder()
          .maximumWeight(MOST_CHARS)
          .weigher((Key _, String body) -> 100 + body.length())
          .build();

  void keep(List<Numbered> events) {
    for (Numbered each : events) {
      Key key = new Key(each.incoming().tenant(), each.position());
      bodies.put(key, each.incoming().event().body());
    }
  }

  public @Nullable String get(TenantId tenant, long position) {
    return bodies.getIfPresent(new Key(tenant, position));
  }
}
