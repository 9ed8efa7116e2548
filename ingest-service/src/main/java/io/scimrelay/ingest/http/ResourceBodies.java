package io.scimrelay.ingest.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimrelay.common.id.ResourceId;
import io.scimrelay.ingest.connection.AuthenticatedConnection;
import io.scimrelay.ingest.directory.store.DirectoryReadStore;
import io.scimrelay.ingest.directory.store.FoundResource;
import io.scimrelay.ingest.limits.ConnectionGate;
import io.scimrelay.ingest.scim.resource.Projection;
import io.scimrelay.ingest.scim.resource.ResourceLinks;
import io.scimrelay.ingest.scim.resource.ResourceType;
import io.scimrelay.ingest.scim.resource.ScimRepresentation;
import io.scimrelay.ingest.scim.resource.StoredResource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes resources as answers. What stands beside a resource (a user's groups, its manager's name)
 * is read for a page at once.
 */
@ApplicationScoped
class ResourceBodies {
  private static final String ENTERPRISE =
      "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

  private final DirectoryReadStore reads;
  private final ConnectionGate gate;
  private final ScimConfig config;

  ResourceBodies(DirectoryReadStore reads, ConnectionGate gate, ScimConfig config) {
    this.reads = reads;
    this.gate = gate;
    this.config = config;
  }

  Uni<ScimAnswer> answer(
      AuthenticatedConnection connection,
      int status,
      Map<String, String> headers,
      Projection projection,
      FoundResource found) {
    StoredResource stored = found.resource();
    if (showsMembers(stored.id(), projection)) {
      return Uni.createFrom()
          .item(
              new ScimAnswer.Streamed(
                  status, headers, sink -> group(connection, projection, stored, sink)));
    }
    return links(connection, projection, found)
        .map(links -> projection.apply(shape(connection).of(stored, links)))
        .map(json -> new ScimAnswer.Body(status, headers, json));
  }

  /** What was read with the resource is not read again. */
  private Uni<ResourceLinks> links(
      AuthenticatedConnection connection, Projection projection, FoundResource found) {
    ResourceLinks links = found.links();
    return links != null
        ? Uni.createFrom().item(links)
        : beside(connection, projection, List.of(found.resource()))
            .map(beside -> beside.links(found.resource()));
  }

  /** Writes resources one after the other, a comma before each but the first. */
  Uni<Void> write(
      AuthenticatedConnection connection,
      Projection projection,
      List<StoredResource> page,
      boolean first,
      ScimAnswer.Sink sink) {
    if (page.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return showsMembers(page.getFirst().id(), projection)
        ? groups(connection, projection, page, first, sink)
        : beside(connection, projection, page)
            .flatMap(beside -> sink.write(together(connection, projection, page, first, beside)));
  }

  private static boolean showsMembers(ResourceId id, Projection projection) {
    return ResourceType.of(id) == ResourceType.GROUP && projection.includes("members");
  }

  private Buffer together(
      AuthenticatedConnection connection,
      Projection projection,
      List<StoredResource> page,
      boolean first,
      Beside beside) {
    Buffer bytes = Buffer.buffer();
    boolean comma = !first;
    for (StoredResource stored : page) {
      if (comma) {
        bytes.appendString(",");
      }
      bytes.appendBuffer(Json.bytes(json(connection, projection, stored, beside)));
      comma = true;
    }
    return bytes;
  }

  private Uni<Void> groups(
      AuthenticatedConnection connection,
      Projection projection,
      List<StoredResource> page,
      boolean first,
      ScimAnswer.Sink sink) {
    return Multi.createFrom()
        .range(0, page.size())
        .onItem()
        .transformToUniAndConcatenate(
            at ->
                comma(first && at == 0, sink)
                    .flatMap(_ -> group(connection, projection, page.get(at), sink)))
        .onItem()
        .ignoreAsUni();
  }

  private static Uni<Void> comma(boolean first, ScimAnswer.Sink sink) {
    return first ? Uni.createFrom().voidItem() : sink.write(Buffer.buffer(","));
  }

  private Uni<Void> group(
      AuthenticatedConnection connection,
      Projection projection,
      StoredResource stored,
      ScimAnswer.Sink sink) {
    return new GroupWriter(reads, gate, connection, projection, shape(connection), stored, sink)
        .write();
  }

  private ObjectNode json(
      AuthenticatedConnection connection,
      Projection projection,
      StoredResource stored,
      Beside beside) {
    return projection.apply(shape(connection).of(stored, beside.links(stored)));
  }

  private ScimRepresentation shape(AuthenticatedConnection connection) {
    return new ScimRepresentation(config.baseUrl(connection.connection()));
  }

  /** What is read beside a page of users. */
  private record Beside(
      Map<ResourceId, List<ResourceLinks.Link>> groups, Map<ResourceId, String> managers) {

    static final Beside NOTHING = new Beside(Map.of(), Map.of());

    ResourceLinks links(StoredResource stored) {
      return new ResourceLinks(
          null, groups.get(stored.id()), manager(stored).map(managers::get).orElse(null));
    }

    static Optional<ResourceId> manager(StoredResource stored) {
      JsonNode value = stored.attributes().json().path(ENTERPRISE).path("manager").path("value");
      return ResourceId.parse(value.asText()).filter(id -> id.kind() == ResourceId.Kind.USER);
    }
  }

  private Uni<Beside> beside(
      AuthenticatedConnection connection, Projection projection, List<StoredResource> page) {
    if (ResourceType.of(page.getFirst().id()) == ResourceType.GROUP) {
      return Uni.createFrom().item(Beside.NOTHING);
    }
    return groups(connection, projection, page)
        .flatMap(groups -> managers(connection, page).map(names -> new Beside(groups, names)));
  }

  private Uni<Map<ResourceId, List<ResourceLinks.Link>>> groups(
      AuthenticatedConnection connection, Projection projection, List<StoredResource> page) {
    Collection<ResourceId> users = page.stream().map(StoredResource::id).toList();
    return projection.includes("groups")
        ? gate.read(connection.connection(), () -> reads.groups(connection, users))
        : Uni.createFrom().item(new HashMap<>());
  }

  private Uni<Map<ResourceId, String>> managers(
      AuthenticatedConnection connection, List<StoredResource> page) {
    List<ResourceId> managers =
        page.stream().map(Beside::manager).flatMap(Optional::stream).distinct().toList();
    return managers.isEmpty()
        ? Uni.createFrom().item(Map.of())
        : gate.read(connection.connection(), () -> reads.names(connection, managers));
  }
}
