package io.scimrelay.ingest.http;

import io.scimrelay.ingest.scim.resource.ResourceType;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Optional;

/** Which call a path and a method ask for. */
@ApplicationScoped
class CallRouter {
  private final ResourceCalls resources;
  private final ListCalls lists;
  private final DiscoveryCalls discovery;
  private final BulkCalls bulk;

  CallRouter(ResourceCalls resources, ListCalls lists, DiscoveryCalls discovery, BulkCalls bulk) {
    this.resources = resources;
    this.lists = lists;
    this.discovery = discovery;
    this.bulk = bulk;
  }

  Uni<ScimAnswer> answer(Exchange exchange, Call call) {
    Route route = Route.of(call.segments());
    Optional<ScimAnswer> refused = route.withoutBody(call.method());
    return refused.isPresent()
        ? Uni.createFrom().item(refused.get())
        : answer(exchange, call, route);
  }

  private Uni<ScimAnswer> answer(Exchange exchange, Call call, Route route) {
    return switch (route.place()) {
      case ROOT -> lists.both(exchange, call.query());
      case SEARCH_OF_ALL -> lists.both(exchange, ListCalls.search(call));
      case BULK -> bulk.answer(exchange, call);
      case DISCOVERY -> Uni.createFrom().item(discovery.answer(exchange, call));
      case LIST, SEARCH_OF_TYPE, RESOURCE ->
          typed(exchange, call, route, Objects.requireNonNull(route.type()));
    };
  }

  private Uni<ScimAnswer> typed(Exchange exchange, Call call, Route route, ResourceType type) {
    return switch (route.place()) {
      case SEARCH_OF_TYPE -> lists.list(exchange, ListCalls.search(call), type);
      case LIST ->
          call.method().equals("POST")
              ? resources.create(exchange, call, type)
              : lists.list(exchange, call.query(), type);
      default -> one(exchange, call, type, route.id());
    };
  }

  private Uni<ScimAnswer> one(Exchange exchange, Call call, ResourceType type, String id) {
    return switch (call.method()) {
      case "PUT" -> resources.replace(exchange, call, type, id);
      case "PATCH" -> resources.patch(exchange, call, type, id);
      case "DELETE" -> resources.delete(exchange, call, type, id);
      default -> resources.get(exchange, call, type, id);
    };
  }
}
