package io.scimrelay.ingest.http;

import io.scimrelay.ingest.scim.message.ScimError;
import io.scimrelay.ingest.scim.message.ScimException;
import io.scimrelay.ingest.scim.resource.ResourceType;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Which call a path and a method ask for. */
@ApplicationScoped
class CallRouter {
  private static final String SEARCH = ".search";

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
    List<String> path = call.segments();
    if (path.isEmpty()) {
      return choose(call, Map.of("GET", () -> lists.both(exchange, call.query())));
    }
    ResourceType type = type(path.getFirst());
    return type == null ? other(exchange, call) : resource(exchange, call, type);
  }

  private Uni<ScimAnswer> resource(Exchange exchange, Call call, ResourceType type) {
    List<String> path = call.segments();
    return switch (path.size()) {
      case 1 ->
          choose(
              call,
              Map.of(
                  "GET", () -> lists.list(exchange, call.query(), type),
                  "POST", () -> resources.create(exchange, call, type)));
      case 2 -> one(exchange, call, type, path.get(1));
      default -> throw unknown();
    };
  }

  private Uni<ScimAnswer> one(Exchange exchange, Call call, ResourceType type, String id) {
    return id.equals(SEARCH)
        ? choose(call, Map.of("POST", () -> lists.list(exchange, ListCalls.search(call), type)))
        : choose(
            call,
            Map.of(
                "GET", () -> resources.get(exchange, call, type, id),
                "PUT", () -> resources.replace(exchange, call, type, id),
                "PATCH", () -> resources.patch(exchange, call, type, id),
                "DELETE", () -> resources.delete(exchange, call, type, id)));
  }

  private Uni<ScimAnswer> other(Exchange exchange, Call call) {
    List<String> path = call.segments();
    String name = path.getFirst().toLowerCase(Locale.ROOT);
    if (name.equals("me")) {
      throw ScimException.status(
          501, "/Me is not served: a token stands for a connection, not for a person.");
    }
    if (path.size() == 1 && name.equals("bulk")) {
      return choose(call, Map.of("POST", () -> bulk.answer(exchange, call)));
    }
    if (path.size() == 1 && name.equals(SEARCH)) {
      return choose(call, Map.of("POST", () -> lists.both(exchange, ListCalls.search(call))));
    }
    if (!DiscoveryCalls.serves(path)) {
      throw unknown();
    }
    return choose(
        call, Map.of("GET", () -> Uni.createFrom().item(discovery.answer(exchange, call))));
  }

  /** HEAD is GET without the body; OPTIONS tells what there is. */
  private static Uni<ScimAnswer> choose(Call call, Map<String, Supplier<Uni<ScimAnswer>>> methods) {
    String method = call.method().equals("HEAD") ? "GET" : call.method();
    Supplier<Uni<ScimAnswer>> chosen = methods.get(method);
    if (chosen != null) {
      return chosen.get();
    }
    String allow = String.join(", ", methods.keySet().stream().sorted().toList());
    return Uni.createFrom()
        .item(
            method.equals("OPTIONS")
                ? new ScimAnswer.Empty(204, Map.of("Allow", allow))
                : notAllowed(call.method(), allow));
  }

  private static ScimAnswer notAllowed(String method, String allow) {
    return new ScimAnswer.Body(
        405,
        Map.of("Allow", allow),
        ScimError.of(405, method + " is not served at this path; " + allow + " is."));
  }

  private static @Nullable ResourceType type(String segment) {
    for (ResourceType type : ResourceType.values()) {
      if (type.endpoint().substring(1).equalsIgnoreCase(segment)) {
        return type;
      }
    }
    return null;
  }

  private static ScimException unknown() {
    return ScimException.notFound(
        "There is nothing at this path. A base URL ends with the connection; below it are /Users,"
            + " /Groups, /ServiceProviderConfig, /ResourceTypes, /Schemas, /Bulk and /.search.");
  }
}
