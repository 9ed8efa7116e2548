package io.scimrelay.ingest.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimrelay.common.id.ResourceId;
import io.scimrelay.ingest.directory.DirectoryCommand;
import io.scimrelay.ingest.directory.store.DirectoryReadStore;
import io.scimrelay.ingest.directory.store.DirectoryStore;
import io.scimrelay.ingest.directory.store.FoundResource;
import io.scimrelay.ingest.directory.store.Precondition;
import io.scimrelay.ingest.directory.store.WriteResult;
import io.scimrelay.ingest.idp.Normalizer;
import io.scimrelay.ingest.limits.ConnectionGate;
import io.scimrelay.ingest.scim.message.ScimException;
import io.scimrelay.ingest.scim.resource.Projection;
import io.scimrelay.ingest.scim.resource.ResourceType;
import io.scimrelay.ingest.scim.resource.ScimRepresentation;
import io.scimrelay.ingest.scim.resource.StoredResource;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls on one user or group. */
@ApplicationScoped
class ResourceCalls {
  private final Normalizer normalizer;
  private final DirectoryStore directory;
  private final DirectoryReadStore reads;
  private final ConnectionGate gate;
  private final ResourceBodies bodies;
  private final ScimConfig config;

  ResourceCalls(
      Normalizer normalizer,
      DirectoryStore directory,
      DirectoryReadStore reads,
      ConnectionGate gate,
      ResourceBodies bodies,
      ScimConfig config) {
    this.normalizer = normalizer;
    this.directory = directory;
    this.reads = reads;
    this.gate = gate;
    this.bodies = bodies;
    this.config = config;
  }

  Uni<ScimAnswer> create(Exchange exchange, Call call, ResourceType type) {
    Projection projection = projection(call, type);
    Precondition precondition = call.precondition();
    return exchange
        .desk()
        .work(() -> normalizer.create(type, body(call)))
        .flatMap(command -> apply(exchange, precondition, exchange.note(command)))
        .flatMap(result -> written(exchange, 201, projection, result));
  }

  Uni<ScimAnswer> replace(Exchange exchange, Call call, ResourceType type, String id) {
    Projection projection = projection(call, type);
    ResourceId resource = id(type, id);
    Precondition precondition = call.precondition();
    return exchange
        .desk()
        .work(() -> normalizer.replace(resource, body(call)))
        .flatMap(command -> apply(exchange, precondition, exchange.note(command)))
        .flatMap(result -> written(exchange, 200, projection, result));
  }

  Uni<ScimAnswer> patch(Exchange exchange, Call call, ResourceType type, String id) {
    Projection projection = projection(call, type);
    ResourceId resource = id(type, id);
    Precondition precondition = call.precondition();
    return exchange
        .desk()
        .work(() -> normalizer.patch(resource, body(call)))
        .flatMap(command -> apply(exchange, precondition, exchange.note(command)))
        .flatMap(
            result ->
                type == ResourceType.GROUP
                    ? patched(exchange, projection, resource, result)
                    : written(exchange, 200, projection, result));
  }

  Uni<ScimAnswer> delete(Exchange exchange, Call call, ResourceType type, String id) {
    DirectoryCommand command = new DirectoryCommand.Delete(id(type, id));
    return apply(exchange, call.precondition(), command)
        .map(_ -> new ScimAnswer.Empty(204, Map.of()));
  }

  Uni<ScimAnswer> get(Exchange exchange, Call call, ResourceType type, String id) {
    Projection projection = projection(call, type);
    ResourceId resource = id(type, id);
    return gate.read(
            exchange.connection().connection(), () -> reads.get(exchange.connection(), resource))
        .invoke(found -> call.precondition().checkWanted(found.resource().version()))
        .flatMap(
            found ->
                call.precondition().excludes(found.resource().version())
                    ? Uni.createFrom()
                        .item(
                            new ScimAnswer.Empty(
                                304, headers(exchange, resource, found.resource().version())))
                    : answer(exchange, 200, projection, found));
  }

  /** Knows nothing of the call, whose body may be large and is not held while it is written. */
  private Uni<WriteResult> apply(
      Exchange exchange, Precondition precondition, DirectoryCommand command) {
    return gate.write(
            exchange.connection().connection(),
            () -> directory.apply(exchange.connection(), command, exchange.write(precondition)))
        .map(exchange::note);
  }

  private Uni<ScimAnswer> written(
      Exchange exchange, int status, Projection projection, WriteResult result) {
    StoredResource stored = result.resource();
    if (stored == null) {
      throw new IllegalStateException("a write that tells no resource");
    }
    return answer(exchange, status, projection, new FoundResource(stored, result.links()));
  }

  private Uni<ScimAnswer> answer(
      Exchange exchange, int status, Projection projection, FoundResource found) {
    return bodies.answer(
        exchange.connection(),
        status,
        headers(exchange, found.resource().id(), found.resource().version()),
        projection,
        found);
  }

  /**
   * A group's answer would have to read its members: 204 says the same, except to who asks for
   * certain attributes (RFC 7644 section 3.5.2).
   */
  private Uni<ScimAnswer> patched(
      Exchange exchange, Projection projection, ResourceId id, WriteResult result) {
    return projection.all()
        ? Uni.createFrom().item(new ScimAnswer.Empty(204, headers(exchange, id, result.version())))
        : gate.read(exchange.connection().connection(), () -> reads.get(exchange.connection(), id))
            .flatMap(found -> answer(exchange, 200, projection, found));
  }

  private Map<String, String> headers(Exchange exchange, ResourceId id, @Nullable Long version) {
    Map<String, String> headers = new HashMap<>();
    headers.put(
        "Location",
        new ScimRepresentation(config.baseUrl(exchange.connection().connection())).location(id));
    if (version != null) {
      headers.put("ETag", ScimRepresentation.etag(version));
    }
    return headers;
  }

  static Projection projection(Call call, ResourceType type) {
    return Projection.of(
        type, call.query().get("attributes"), call.query().get("excludedAttributes"));
  }

  private static JsonNode body(Call call) {
    JsonNode body = call.body();
    if (body == null) {
      throw ScimException.invalidSyntax("The request needs a JSON object as its body.");
    }
    return body;
  }

  private static ResourceId id(ResourceType type, String text) {
    return ResourceId.parse(text)
        .filter(id -> id.kind() == type.kind())
        .orElseThrow(
            () ->
                ScimException.notFound(
                    "There is no " + type.wire() + " with this id. Ids are those we answered."));
  }
}
