package io.scimrelay.ingest.http;

import io.scimrelay.ingest.connection.AuthenticatedConnection;
import io.scimrelay.ingest.directory.store.DirectoryListStore;
import io.scimrelay.ingest.directory.store.ListQuery;
import io.scimrelay.ingest.limits.ConnectionGate;
import io.scimrelay.ingest.scim.message.ListResponse;
import io.scimrelay.ingest.scim.resource.Projection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Writes a list a batch at a time, so that no page is ever held whole. */
final class ListWriter {
  private final DirectoryListStore lists;
  private final ConnectionGate gate;
  private final ResourceBodies bodies;
  private final AuthenticatedConnection connection;
  private final Projection projection;
  private final ListQuery query;
  private final ScimAnswer.Sink sink;

  ListWriter(
      DirectoryListStore lists,
      ConnectionGate gate,
      ResourceBodies bodies,
      AuthenticatedConnection connection,
      Projection projection,
      ListQuery query,
      ScimAnswer.Sink sink) {
    this.lists = lists;
    this.gate = gate;
    this.bodies = bodies;
    this.connection = connection;
    this.projection = projection;
    this.query = query;
    this.sink = sink;
  }

  /** How far a list was written. */
  private record Written(int count, DirectoryListStore.Batch last) {}

  /**
   * @param question what cursors of the list belong to; empty where it is paged by index
   */
  Uni<Void> write(DirectoryListStore.Found found, OptionalInt question) {
    return question.isPresent()
        ? write(found, question.getAsInt(), null)
        : open(found.total(), false)
            .flatMap(_ -> batches(found.batch(), true))
            .flatMap(written -> close(written.count(), Optional.empty()));
  }

  /**
   * @param then the cursor that goes on where this list ends; null where nothing does
   */
  Uni<Void> write(DirectoryListStore.Found found, int question, @Nullable String then) {
    return open(found.total(), true)
        .flatMap(_ -> batches(found.batch(), true))
        .flatMap(
            written ->
                next(written, question)
                    .flatMap(
                        next -> close(written.count(), next.or(() -> Optional.ofNullable(then)))));
  }

  /** This list, then another. */
  Uni<Void> write(
      DirectoryListStore.Found mine, ListWriter other, DirectoryListStore.Found others) {
    return open(mine.total() + others.total(), false)
        .flatMap(_ -> batches(mine.batch(), true))
        .flatMap(
            written ->
                other
                    .batches(others.batch(), written.count() == 0)
                    .map(more -> written.count() + more.count()))
        .flatMap(count -> close(count, Optional.empty()));
  }

  private Uni<Void> open(long total, boolean byCursor) {
    return sink.write(
        Buffer.buffer(
            "{\"schemas\":[\""
                + ListResponse.SCHEMA
                + "\"],\"totalResults\":"
                + total
                + (byCursor ? "" : ",\"startIndex\":" + query.startIndex())
                + ",\"Resources\":["));
  }

  private Uni<Written> batches(DirectoryListStore.Batch begin, boolean first) {
    Run run = new Run(begin, first);
    return Loop.whilst(run::step).map(_ -> new Written(run.count, run.batch));
  }

  /** A list on its way: the batch that was read last and how many resources are written. */
  private final class Run {
    private final boolean first;
    private DirectoryListStore.Batch batch;
    private int count;

    private Run(DirectoryListStore.Batch begin, boolean first) {
      this.batch = begin;
      this.first = first;
    }

    /** Writes what was read and reads what follows; whether anything does. */
    private Uni<Boolean> step() {
      boolean opens = first && count == 0;
      count += batch.resources().size();
      return bodies
          .write(connection, projection, batch.resources(), opens, sink)
          .flatMap(
              _ ->
                  batch.more() && count < query.count()
                      ? following(batch, count).map(this::take)
                      : Uni.createFrom().item(false));
    }

    private boolean take(DirectoryListStore.Batch next) {
      batch = next;
      return true;
    }
  }

  private Uni<DirectoryListStore.Batch> following(DirectoryListStore.Batch last, int before) {
    return lists.scans(query)
        ? gate.scan(connection.connection(), () -> lists.next(connection, query, last, before))
        : gate.read(connection.connection(), () -> lists.next(connection, query, last, before));
  }

  /** Where the page behind this one begins, if there is one. */
  private Uni<Optional<String>> next(Written written, int question) {
    if (written.count() < query.count() || written.last().resources().isEmpty()) {
      return Uni.createFrom().item(Optional.empty());
    }
    Cursor cursor =
        query.sort() == null
            ? new Cursor(written.last().resources().getLast().id(), 0)
            : new Cursor(null, query.startIndex() - 1 + written.count());
    return gate.read(connection.connection(), () -> lists.more(connection, query, written.last()))
        .map(more -> more ? Optional.of(cursor.text(question)) : Optional.empty());
  }

  private Uni<Void> close(int count, Optional<String> nextCursor) {
    return sink.write(
        Buffer.buffer(
            "],\"itemsPerPage\":"
                + count
                + nextCursor.map(cursor -> ",\"nextCursor\":\"" + cursor + "\"").orElse("")
                + "}"));
  }
}
