package io.scimrelay.ingest.http;

import io.scimrelay.ingest.connection.AuthenticatedConnection;
import io.scimrelay.ingest.directory.store.DirectoryListStore;
import io.scimrelay.ingest.directory.store.ListQuery;
import io.scimrelay.ingest.idp.Normalizer;
import io.scimrelay.ingest.limits.ConnectionGate;
import io.scimrelay.ingest.scim.filter.ScimFilter;
import io.scimrelay.ingest.scim.message.ListResponse;
import io.scimrelay.ingest.scim.resource.Projection;
import io.scimrelay.ingest.scim.resource.ResourceType;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists of users or groups, written a batch at a time. */
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

  Uni<ScimAnswer> list(Exchange exchange, Call call, ResourceType type) {
    Projection projection = ResourceCalls.projection(call, type);
    PageRequest page = PageRequest.of(call.query().get("startIndex"), call.query().get("count"));
    AuthenticatedConnection connection = exchange.connection();
    ListQuery query =
        new ListQuery(
            type,
            filter(exchange, type, call.query().get("filter")),
            config.baseUrl(connection.connection()),
            page.startIndex(),
            page.count());
    return read(connection, query)
        .map(
            found ->
                new ScimAnswer.Streamed(
                    200,
                    Map.of(),
                    sink -> new Writer(connection, projection, query, sink).write(found)));
  }

  private @Nullable ScimFilter filter(Exchange exchange, ResourceType type, @Nullable String text) {
    return text == null || text.isBlank() ? null : exchange.note(normalizer.filter(type, text));
  }

  private Uni<DirectoryListStore.Found> read(AuthenticatedConnection connection, ListQuery query) {
    return lists.scans(query)
        ? gate.scan(connection.connection(), () -> lists.first(connection, query))
        : gate.read(connection.connection(), () -> lists.first(connection, query));
  }

  /** Writes one list. */
  private final class Writer {
    private final AuthenticatedConnection connection;
    private final Projection projection;
    private final ListQuery query;
    private final ScimAnswer.Sink sink;

    private Writer(
        AuthenticatedConnection connection,
        Projection projection,
        ListQuery query,
        ScimAnswer.Sink sink) {
      this.connection = connection;
      this.projection = projection;
      this.query = query;
      this.sink = sink;
    }

    private Uni<Void> write(DirectoryListStore.Found found) {
      String head =
          "{\"schemas\":[\""
              + ListResponse.SCHEMA
              + "\"],\"totalResults\":"
              + found.total()
              + ",\"startIndex\":"
              + query.startIndex()
              + ",\"Resources\":[";
      return sink.write(Buffer.buffer(head)).flatMap(_ -> batch(found.batch(), 0));
    }

    private Uni<Void> batch(DirectoryListStore.Batch batch, int before) {
      int now = before + batch.resources().size();
      return bodies
          .write(connection, projection, batch.resources(), before == 0, sink)
          .flatMap(_ -> batch.more() && now < query.count() ? next(batch, now) : end(now));
    }

    private Uni<Void> next(DirectoryListStore.Batch last, int before) {
      return gate.read(connection.connection(), () -> lists.next(connection, query, last, before))
          .flatMap(batch -> batch(batch, before));
    }

    private Uni<Void> end(int count) {
      return sink.write(Buffer.buffer("],\"itemsPerPage\":" + count + "}"));
    }
  }
}
