package io.scimrelay.ingest.requestlog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.scimrelay.common.id.ConnectionId;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whose sender is to be written: of each connection one at most once a minute. */
final class SenderSightings {
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final Cache<ConnectionId, Boolean> written =
      Caffeine.newBuilder().expireAfterWrite(PAUSE).maximumSize(100_000).build();

  Collection<RequestRecord> due(List<RequestRecord> batch) {
    Map<ConnectionId, RequestRecord> due = new HashMap<>();
    for (RequestRecord request : batch) {
      ConnectionId connection = request.connection();
      if (request.sender() != null
          && (due.containsKey(connection)
              || written.asMap().putIfAbsent(connection, true) == null)) {
        due.put(connection, request);
      }
    }
    return due.values();
  }
}
