package io.scimrelay.ingest.http;

import io.scimrelay.ingest.scim.message.ScimError;
import io.scimrelay.ingest.scim.message.ScimException;
import io.scimrelay.ingest.scim.resource.ResourceType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a path names. It is settled before a body is read: what is not there or takes no such method
 * is refused whatever is sent to it.
 *
 * @param type null where the path belongs to no one type
 * @param id empty where the path names no single resource
 */
record Route(Place place, @Nullable ResourceType type, String id) {
  private static final String SEARCH = ".search";

  enum Place {
    ROOT,
    SEARCH_OF_ALL,
    BULK,
    DISCOVERY,
    LIST,
    SEARCH_OF_TYPE,
    RESOURCE
  }

  /** For people, without ids. */
  String shown() {
    String base = "/scim/v2/{connection}";
    String of = type == null ? "" : type.endpoint();
    return switch (place) {
      case ROOT -> base;
      case SEARCH_OF_ALL, SEARCH_OF_TYPE -> base + of + "/" + SEARCH;
      case BULK -> base + "/Bulk";
      case DISCOVERY -> base + "/{discovery}";
      case LIST -> base + of;
      case RESOURCE -> base + of + "/{id}";
    };
  }

  private Set<String> methods() {
    return switch (place) {
      case ROOT, DISCOVERY -> Set.of("GET");
      case BULK, SEARCH_OF_ALL, SEARCH_OF_TYPE -> Set.of("POST");
      case LIST -> Set.of("GET", "POST");
      case RESOURCE -> Set.of("GET", "PUT", "PATCH", "DELETE");
    };
  }

  static Route of(List<String> path) {
    if (path.isEmpty()) {
      return new Route(Place.ROOT, null, "");
    }
    ResourceType type = type(path.getFirst());
    return type == null ? untyped(path) : typed(path, type);
  }

  private static Route typed(List<String> path, ResourceType type) {
    return switch (path.size()) {
      case 1 -> new Route(Place.LIST, type, "");
      case 2 ->
          path.get(1).equals(SEARCH)
              ? new Route(Place.SEARCH_OF_TYPE, type, "")
              : new Route(Place.RESOURCE, type, path.get(1));
      default -> throw unknown();
    };
  }

  private static Route untyped(List<String> path) {
    String name = path.getFirst().toLowerCase(Locale.ROOT);
    if (name.equals("me")) {
      throw ScimException.status(
          501, "/Me is not served: a token stands for a connection, not for a person.");
    }
    if (path.size() == 1 && name.equals("bulk")) {
      return new Route(Place.BULK, null, "");
    }
    if (path.size() == 1 && name.equals(SEARCH)) {
      return new Route(Place.SEARCH_OF_ALL, null, "");
    }
    if (DiscoveryCalls.serves(path)) {
      return new Route(Place.DISCOVERY, null, "");
    }
    throw unknown();
  }

  /** The answer that needs no body; empty where the method is served. HEAD is GET without one. */
  Optional<ScimAnswer> withoutBody(String method) {
    if (methods().contains(method.equals("HEAD") ? "GET" : method)) {
      return Optional.empty();
    }
    return Optional.of(
        method.equals("OPTIONS")
            ? new ScimAnswer.Empty(204, Map.of("Allow", allow()))
            : notAllowed(method));
  }

  private ScimAnswer notAllowed(String method) {
    String detail = method + " is not served at this path; " + allow() + " is.";
    return new ScimAnswer.Body(405, Map.of("Allow", allow()), ScimError.of(405, detail));
  }

  private String allow() {
    TreeSet<String> allow = new TreeSet<>(methods());
    allow.add("OPTIONS");
    if (allow.contains("GET")) {
      allow.add("HEAD");
    }
    return String.join(", ", allow);
  }

  private static @Nullable ResourceType type(String segment) {
    for (ResourceType type : ResourceType.values()) {
      if (type.endpoint().substring(1).equalsIgnoreCase(segment)) {
        return type;
      }
    }
    return null;
  }

  static ScimException unknown() {
    return ScimException.notFound(
        "There is nothing at this path. A base URL ends with the connection; below it are /Users,"
            + " /Groups, /ServiceProviderConfig, /ResourceTypes, /Schemas, /Bulk and /.search.");
  }
}
