package io.scimrelay.ingest.directory.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.ResourceId;
import io.scimrelay.ingest.connection.AuthenticatedConnection;
import io.scimrelay.ingest.scim.filter.ScimFilter;
import io.scimrelay.ingest.scim.resource.ResourceType;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where pages by index begin, known from where the pages before them ended. It holds as long as
 * nothing changes in the connection: what is deleted from earlier pages moves all later ones.
 */
final class PageStarts {
  private final Cache<Page, Start> starts =
      Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(10)).maximumSize(10_000).build();

  private record Page(
      ConnectionId connection, ResourceType type, @Nullable ScimFilter filter, long startIndex) {}

  /**
   * Behind which resource a page begins.
   *
   * @param state of the connection in which it does
   */
  record Start(ResourceId after, long state) {}

  Optional<Start> of(AuthenticatedConnection connection, ListQuery query) {
    return byIndex(query)
        ? Optional.ofNullable(starts.getIfPresent(page(connection, query, query.startIndex())))
        : Optional.empty();
  }

  /** A page that is full, read in one state, tells where the next one begins. */
  void ended(
      AuthenticatedConnection connection,
      ListQuery query,
      DirectoryListStore.Batch last,
      int read) {
    Long state = last.state();
    if (byIndex(query) && state != null && read > 0 && read == query.count()) {
      starts.put(
          page(connection, query, query.startIndex() + read),
          new Start(last.resources().getLast().id(), state));
    }
  }

  private static boolean byIndex(ListQuery query) {
    return query.sort() == null && query.after() == null;
  }

  private static Page page(AuthenticatedConnection connection, ListQuery query, long startIndex) {
    return new Page(connection.connection(), query.type(), query.filter(), startIndex);
  }
}
