package io.scimrelay.ingest.http;

import io.scimrelay.common.id.ResourceId;
import io.scimrelay.ingest.connection.AuthenticatedConnection;
import io.scimrelay.ingest.directory.store.DirectoryReadStore;
import io.scimrelay.ingest.limits.ConnectionGate;
import io.scimrelay.ingest.scim.resource.Projection;
import io.scimrelay.ingest.scim.resource.ResourceLinks;
import io.scimrelay.ingest.scim.resource.ScimRepresentation;
import io.scimrelay.ingest.scim.resource.StoredResource;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes one group with its members, which are read page by page and never collected. */
final class GroupWriter {
  private final DirectoryReadStore reads;
  private final ConnectionGate gate;
  private final AuthenticatedConnection connection;
  private final Projection projection;
  private final ScimRepresentation shape;
  private final StoredResource group;
  private final ScimAnswer.Sink sink;
  private final MemberEntries entries;
  private @Nullable ResourceId last;
  private boolean begun;

  GroupWriter(
      DirectoryReadStore reads,
      ConnectionGate gate,
      AuthenticatedConnection connection,
      Projection projection,
      ScimRepresentation shape,
      StoredResource group,
      ScimAnswer.Sink sink) {
    this.reads = reads;
    this.gate = gate;
    this.connection = connection;
    this.projection = projection;
    this.shape = shape;
    this.group = group;
    this.sink = sink;
    this.entries = new MemberEntries(shape, projection);
  }

  Uni<Void> write() {
    Buffer head = Json.bytes(projection.apply(shape.of(group, ResourceLinks.NONE)));
    return sink.write(head.slice(0, head.length() - 1))
        .flatMap(_ -> Loop.whilst(this::page))
        .flatMap(_ -> sink.write(Buffer.buffer(begun ? "]}" : "}")));
  }

  /** Whether there may be another page. */
  private Uni<Boolean> page() {
    return gate.read(connection.connection(), () -> reads.members(connection, group.id(), last))
        .flatMap(this::write);
  }

  private Uni<Boolean> write(List<ResourceLinks.Link> page) {
    if (page.isEmpty()) {
      return Uni.createFrom().item(false);
    }
    last = page.getLast().id();
    boolean more = page.size() == DirectoryReadStore.MEMBERS_PAGE;
    return write(entries.write(page)).map(_ -> more);
  }

  private Uni<Void> write(Buffer shown) {
    if (shown.length() == 0) {
      return Uni.createFrom().voidItem();
    }
    String before = begun ? "," : ",\"members\":[";
    begun = true;
    return sink.write(Buffer.buffer(before).appendBuffer(shown));
  }
}
