package io.scimrelay.ingest.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimrelay.common.id.ResourceId;
import io.scimrelay.ingest.connection.AuthenticatedConnection;
import io.scimrelay.ingest.directory.store.DirectoryListStore;
import io.scimrelay.ingest.directory.store.ListQuery;
import io.scimrelay.ingest.idp.Met;
import io.scimrelay.ingest.idp.Normalizer;
import io.scimrelay.ingest.idp.lenient.DoublyEncodedValue;
import io.scimrelay.ingest.limits.ConnectionGate;
import io.scimrelay.ingest.scim.filter.ForeignAttributes;
import io.scimrelay.ingest.scim.filter.ScimFilter;
import io.scimrelay.ingest.scim.message.ScimException;
import io.scimrelay.ingest.scim.resource.Projection;
import io.scimrelay.ingest.scim.resource.ResourceType;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.UnaryOperator;
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
    String cursor = asked.get("cursor");
    ListQuery plain = query(exchange, asked, type);
    OptionalInt question =
        cursor == null ? OptionalInt.empty() : OptionalInt.of(Cursor.question(plain));
    ListQuery query = cursor == null ? plain : from(plain, cursor);
    return orDecoded(exchange, query, reading -> page(exchange, reading.apply(query)))
        .map(
            page ->
                streamed(
                    sink ->
                        writer(exchange, asked, page.query(), sink).write(page.found(), question)));
  }

  /** Users first, then groups; RFC 7644 section 3.4.2.1 lets the root be searched. */
  Uni<ScimAnswer> both(Exchange exchange, QueryParameters asked) {
    String cursor = asked.get("cursor");
    ListQuery users = oneOf(query(exchange, asked, ResourceType.USER), ResourceType.GROUP);
    ListQuery groups = oneOf(query(exchange, asked, ResourceType.GROUP), ResourceType.USER);
    return cursor == null
        ? orDecoded(
                exchange,
                users,
                reading -> both(exchange, reading.apply(users), reading.apply(groups)))
            .map(both -> streamed(sink -> write(exchange, asked, both, sink)))
        : walk(exchange, asked, cursor, users, groups);
  }

  private Uni<Void> write(
      Exchange exchange, QueryParameters asked, Both both, ScimAnswer.Sink sink) {
    return writer(exchange, asked, both.users().query(), sink)
        .write(
            both.users().found(),
            writer(exchange, asked, both.groups().query(), sink),
            both.groups().found());
  }

  /** By cursor a page is of one type: the first groups stand on the page behind the last users. */
  private Uni<ScimAnswer> walk(
      Exchange exchange, QueryParameters asked, String cursor, ListQuery users, ListQuery groups) {
    boolean inGroups = Cursor.isOf(cursor, groups);
    ListQuery first = inGroups ? users.part(1, 0) : from(users, cursor);
    ListQuery second = inGroups ? from(groups, cursor) : groups;
    return orDecoded(
            exchange, first, reading -> step(exchange, reading.apply(first), reading.apply(second)))
        .map(
            both -> {
              boolean ofUsers = both.showsUsers();
              Page page = ofUsers ? both.users() : both.groups();
              String then = ofUsers && both.groups().total() > 0 ? Cursor.start(groups) : null;
              int question = Cursor.question(ofUsers ? users : groups);
              return streamed(
                  sink ->
                      writer(exchange, asked, page.query(), sink)
                          .write(page.found().outOf(both.total()), question, then));
            });
  }

  private Uni<Both> step(Exchange exchange, ListQuery users, ListQuery groups) {
    return page(exchange, users)
        .flatMap(
            first ->
                page(exchange, first.isEmpty() ? groups : groups.part(1, 0))
                    .map(second -> new Both(first, second)));
  }

  /** What a search found, by the reading of its filter that was taken. */
  private sealed interface Result {
    long total();
  }

  private record Page(ListQuery query, DirectoryListStore.Found found) implements Result {
    @Override
    public long total() {
      return found.total();
    }

    private boolean isEmpty() {
      return found.batch().resources().isEmpty();
    }
  }

  private record Both(Page users, Page groups) implements Result {
    @Override
    public long total() {
      return users.total() + groups.total();
    }

    private boolean showsUsers() {
      return !users.isEmpty();
    }
  }

  private Uni<Page> page(Exchange exchange, ListQuery query) {
    return read(exchange.connection(), query).map(found -> new Page(query, found));
  }

  private Uni<Both> both(Exchange exchange, ListQuery users, ListQuery groups) {
    return page(exchange, users)
        .flatMap(
            first -> page(exchange, behind(first, groups)).map(second -> new Both(first, second)));
  }

  private static ListQuery behind(Page users, ListQuery groups) {
    ListQuery asked = users.query();
    long shown = Math.clamp(users.total() - asked.startIndex() + 1, 0, asked.count());
    return groups.part(
        Math.max(1, asked.startIndex() - users.total()), asked.count() - Math.toIntExact(shown));
  }

  /**
   * A value may be encoded twice: decoded once more it is asked for only where nothing is found.
   */
  private static <T extends Result> Uni<T> orDecoded(
      Exchange exchange, ListQuery asked, Function<UnaryOperator<ListQuery>, Uni<T>> read) {
    return read.apply(UnaryOperator.identity())
        .flatMap(
            result ->
                result.total() > 0 || decoded(asked).equals(asked)
                    ? Uni.createFrom().item(result)
                    : read.apply(ListCalls::decoded).invoke(again -> note(exchange, again)));
  }

  private static ListQuery decoded(ListQuery query) {
    return Optional.ofNullable(query.filter())
        .flatMap(DoublyEncodedValue::decoded)
        .map(query::withFilter)
        .orElse(query);
  }

  private static void note(Exchange exchange, Result again) {
    Met met = new Met();
    met.met(DoublyEncodedValue.class, again.total() > 0);
    exchange.met(met.quirks());
  }

  private static ScimAnswer streamed(Function<ScimAnswer.Sink, Uni<Void>> body) {
    return new ScimAnswer.Streamed(200, Map.of(), body);
  }

  private ListWriter writer(
      Exchange exchange, QueryParameters asked, ListQuery query, ScimAnswer.Sink sink) {
    Projection projection =
        Projection.of(query.type(), asked.get("attributes"), asked.get("excludedAttributes"));
    return new ListWriter(lists, gate, bodies, exchange.connection(), projection, query, sink);
  }

  /** The part that a search over all types has in one of them. */
  private static ListQuery oneOf(ListQuery query, ResourceType other) {
    ScimFilter filter = query.filter();
    return filter == null
        ? query
        : query.withFilter(new ForeignAttributes(query.type(), other).without(filter));
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
    Cursor cursor = Cursor.parse(text, plain);
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
