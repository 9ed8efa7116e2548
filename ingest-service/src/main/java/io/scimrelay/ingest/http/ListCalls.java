package io.scimrelay.ingest.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimrelay.common.id.ResourceId;
import io.scimrelay.ingest.connection.AuthenticatedConnection;
import io.scimrelay.ingest.directory.store.DirectoryListStore;
import io.scimrelay.ingest.directory.store.ListQuery;
import io.scimrelay.ingest.idp.Normalizer;
import io.scimrelay.ingest.limits.ConnectionGate;
import io.scimrelay.ingest.scim.filter.ScimFilter;
import io.scimrelay.ingest.scim.message.ScimException;
import io.scimrelay.ingest.scim.resource.Projection;
import io.scimrelay.ingest.scim.resource.ResourceType;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists of users, of groups, or of both. */
@ApplicationScoped
class ListCalls {
  private final Normalizer normalizer;
  private final DirectoryListStore lists;
  private final ConnectionGate gate;
  private final ResourceBodies bodies;
  private final ScimConfig config;

  ListCalls(
      Normalizer normalizer,
      DirectoryListStore lists,
      ConnectionGate gate,
      ResourceBodies bodies,
      ScimConfig config) {
    this.normalizer = normalizer;
    this.lists = lists;
    this.gate = gate;
    this.bodies = bodies;
    this.config = config;
  }

  Uni<ScimAnswer> list(Exchange exchange, QueryParameters asked, ResourceType type) {
    String cursorText = asked.get("cursor");
    ListQuery plain = query(exchange, asked, type);
    ListQuery query = cursorText == null ? plain : from(plain, cursorText);
    return read(exchange.connection(), query)
        .map(
            found ->
                streamed(
                    sink ->
                        writer(exchange, asked, type, query, sink)
                            .write(found, cursorText != null)));
  }

  /** Users first, then groups; RFC 7644 section 3.4.2.1 lets the root be searched. */
  Uni<ScimAnswer> both(Exchange exchange, QueryParameters asked) {
    if (asked.get("cursor") != null) {
      throw ScimException.invalidValue(
          "A search over all types is paged by startIndex. Search /Users or /Groups by cursor.");
    }
    ListQuery users = query(exchange, asked, ResourceType.USER);
    return read(exchange.connection(), users).flatMap(found -> both(exchange, asked, users, found));
  }

  private Uni<ScimAnswer> both(
      Exchange exchange, QueryParameters asked, ListQuery users, DirectoryListStore.Found found) {
    long shown = Math.clamp(found.total() - users.startIndex() + 1, 0, users.count());
    ListQuery all = query(exchange, asked, ResourceType.GROUP);
    ListQuery groups =
        new ListQuery(
            all.type(),
            all.filter(),
            all.baseUrl(),
            all.sort(),
            Math.max(1, users.startIndex() - found.total()),
            null,
            users.count() - Math.toIntExact(shown));
    return read(exchange.connection(), groups)
        .map(
            others ->
                streamed(
                    sink ->
                        writer(exchange, asked, ResourceType.USER, users, sink)
                            .write(
                                found,
                                writer(exchange, asked, ResourceType.GROUP, groups, sink),
                                others)));
  }

  private static ScimAnswer streamed(java.util.function.Function<ScimAnswer.Sink, Uni<Void>> body) {
    return new ScimAnswer.Streamed(200, Map.of(), body);
  }

  private ListWriter writer(
      Exchange exchange,
      QueryParameters asked,
      ResourceType type,
      ListQuery query,
      ScimAnswer.Sink sink) {
    Projection projection =
        Projection.of(type, asked.get("attributes"), asked.get("excludedAttributes"));
    return new ListWriter(lists, gate, bodies, exchange.connection(), projection, query, sink);
  }

  private ListQuery query(Exchange exchange, QueryParameters asked, ResourceType type) {
    PageRequest page = PageRequest.of(asked.get("startIndex"), asked.get("count"));
    return new ListQuery(
        type,
        filter(exchange, type, asked.get("filter")),
        config.baseUrl(exchange.connection().connection()),
        sort(type, asked),
        page.startIndex(),
        null,
        page.count());
  }

  private static ListQuery from(ListQuery plain, String text) {
    Cursor cursor = Cursor.parse(text, Cursor.question(plain));
    ResourceId after = cursor.after();
    return new ListQuery(
        plain.type(),
        plain.filter(),
        plain.baseUrl(),
        plain.sort(),
        cursor.skip() + 1,
        after,
        plain.count());
  }

  private @Nullable ScimFilter filter(Exchange exchange, ResourceType type, @Nullable String text) {
    return text == null || text.isBlank() ? null : exchange.note(normalizer.filter(type, text));
  }

  private static ListQuery.@Nullable Sort sort(ResourceType type, QueryParameters asked) {
    String by = asked.get("sortBy");
    return by == null || by.isBlank()
        ? null
        : new ListQuery.Sort(
            type.schemas().path(by.strip()), "descending".equalsIgnoreCase(asked.get("sortOrder")));
  }

  private Uni<DirectoryListStore.Found> read(AuthenticatedConnection connection, ListQuery query) {
    return lists.scans(query)
        ? gate.scan(connection.connection(), () -> lists.first(connection, query))
        : gate.read(connection.connection(), () -> lists.first(connection, query));
  }

  /** A search by POST has its parameters in its body. */
  static QueryParameters search(Call call) {
    JsonNode body = call.body();
    if (body == null) {
      throw ScimException.invalidSyntax("A search needs a SearchRequest as its body.");
    }
    return ListRequest.ofSearch(body);
  }
}
