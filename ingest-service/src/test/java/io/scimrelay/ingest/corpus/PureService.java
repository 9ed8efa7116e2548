package io.scimrelay.ingest.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimrelay.common.id.ResourceId;
import io.scimrelay.ingest.idp.Normalizer;
import io.scimrelay.ingest.idp.entra.GluedFlag;
import io.scimrelay.ingest.idp.lenient.DoublyEncodedValue;
import io.scimrelay.ingest.scim.filter.FilterMatcher;
import io.scimrelay.ingest.scim.filter.ScimFilter;
import io.scimrelay.ingest.scim.message.BodyCheck;
import io.scimrelay.ingest.scim.message.Discovery;
import io.scimrelay.ingest.scim.message.ListResponse;
import io.scimrelay.ingest.scim.message.ScimError;
import io.scimrelay.ingest.scim.message.ScimException;
import io.scimrelay.ingest.scim.resource.Projection;
import io.scimrelay.ingest.scim.resource.ResourceLinks;
import io.scimrelay.ingest.scim.resource.ResourceType;
import io.scimrelay.ingest.scim.resource.ScimRepresentation;
import io.scimrelay.ingest.scim.resource.StoredResource;
import java.io.ByteArrayInputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/** The pure pipeline behind the least that HTTP needs: routes, query, token. */
public final class PureService implements ScenarioTarget {
  private static final String TOKEN = "srt_pure";
  private static final String BASE = "http://relay.example/scim/v2/pure";

  private final PureDirectory directory = new PureDirectory();
  private final Normalizer normalizer = new Normalizer();
  private final ScimRepresentation representation = new ScimRepresentation(BASE);
  private final Discovery discovery = new Discovery(BASE, Discovery.Limits.DEFAULT, true);

  @Override
  public String token() {
    return TOKEN;
  }

  @Override
  public List<JsonNode> events() {
    return directory.events();
  }

  @Override
  public Answer send(Request request) {
    try {
      authenticate(request.headers().getOrDefault("Authorization", ""));
      return route(request, plain(decode(request.path())));
    } catch (ScimException e) {
      return new Answer(e.status(), ScimError.of(e));
    }
  }

  private static String plain(String path) {
    return GluedFlag.without(path.startsWith("/") ? "" : path.replaceFirst("/.*", ""))
        + path.replaceFirst("^[^/]*", "").replaceAll("/+", "/").replaceAll("/$", "");
  }

  /** All there is, for comparison. */
  String dump() {
    StringBuilder all = new StringBuilder();
    for (ResourceType type : ResourceType.values()) {
      directory.all(type).forEach(resource -> all.append(whole(resource)).append('\n'));
    }
    return all.toString();
  }

  private static void authenticate(String header) {
    String token =
        header.toLowerCase(Locale.ROOT).startsWith("bearer ") ? header.substring(7) : header;
    if (!token.strip().equals(TOKEN)) {
      throw ScimException.unauthorized("The token is not one of this connection.");
    }
  }

  private Answer route(Request request, String path) {
    return switch (path) {
      case "/ServiceProviderConfig" -> new Answer(200, discovery.serviceProviderConfig());
      case "/Schemas" -> new Answer(200, discovery.schemas());
      case "/ResourceTypes" -> new Answer(200, discovery.resourceTypes());
      case "/Users" -> collection(request, ResourceType.USER);
      case "/Groups" -> collection(request, ResourceType.GROUP);
      case "/Users/.search" -> new Answer(200, list(ResourceType.USER, searched(request)).json());
      case "/Groups/.search" -> new Answer(200, list(ResourceType.GROUP, searched(request)).json());
      case "/Me" -> throw ScimException.status(501, "/Me is not served.");
      default -> discovered(path).orElseGet(() -> resource(request, path));
    };
  }

  private Optional<Answer> discovered(String path) {
    String last = path.substring(path.lastIndexOf('/') + 1);
    return switch (path.substring(0, path.length() - last.length())) {
      case "/ResourceTypes/" -> discovery.resourceType(last).map(one -> new Answer(200, one));
      case "/Schemas/" -> discovery.schema(last).map(one -> new Answer(200, one));
      default -> Optional.empty();
    };
  }

  private static Map<String, String> searched(Request request) {
    Map<String, String> parameters = new HashMap<>();
    for (Map.Entry<String, JsonNode> member : body(request).properties()) {
      StringJoiner joined = new StringJoiner(",");
      member.getValue().forEach(name -> joined.add(name.asText()));
      parameters.put(
          member.getKey(),
          member.getValue().isArray() ? joined.toString() : member.getValue().asText());
    }
    return parameters;
  }

  private Answer collection(Request request, ResourceType type) {
    if (request.method().equals("POST")) {
      return new Answer(
          201, whole(directory.create(normalizer.create(type, body(request)).value())));
    }
    return new Answer(200, list(type, query(request)).json());
  }

  private Answer resource(Request request, String path) {
    ResourceType type = path.startsWith("/Groups/") ? ResourceType.GROUP : ResourceType.USER;
    ResourceId id =
        ResourceId.parse(path.substring(path.lastIndexOf('/') + 1))
            .filter(known -> path.equals(type.endpoint() + "/" + known.text()))
            .orElseThrow(() -> ScimException.notFound("Nothing is served at this path."));
    directory.get(id);
    return switch (request.method()) {
      case "GET" -> new Answer(200, shown(type, directory.get(id), query(request)));
      case "PUT" ->
          new Answer(200, whole(directory.replace(normalizer.replace(id, body(request)).value())));
      case "PATCH" ->
          new Answer(200, whole(directory.patch(normalizer.patch(id, body(request)).value())));
      case "DELETE" -> {
        directory.delete(id);
        yield new Answer(204, MissingNode.getInstance());
      }
      default -> throw ScimException.status(405, "This method is not served here.");
    };
  }

  private ListResponse list(ResourceType type, Map<String, String> query) {
    String filter = query.get("filter");
    List<StoredResource> found =
        filter == null
            ? directory.all(type)
            : foundOrDecoded(type, normalizer.filter(type, filter).value());
    int start = Math.max(1, Integer.parseInt(query.getOrDefault("startIndex", "1")));
    int count = Math.max(0, Integer.parseInt(query.getOrDefault("count", "100")));
    return ListResponse.page(
        found.size(),
        start,
        found.stream()
            .skip(start - 1L)
            .limit(count)
            .map(resource -> shown(type, resource, query))
            .toList());
  }

  private List<StoredResource> foundOrDecoded(ResourceType type, ScimFilter asked) {
    List<StoredResource> found = found(type, asked);
    return found.isEmpty()
        ? DoublyEncodedValue.decoded(asked).map(again -> found(type, again)).orElse(found)
        : found;
  }

  private List<StoredResource> found(ResourceType type, ScimFilter asked) {
    return directory.all(type).stream()
        .filter(resource -> FilterMatcher.matches(asked, type, whole(resource)))
        .toList();
  }

  private ObjectNode shown(ResourceType type, StoredResource resource, Map<String, String> query) {
    return Projection.of(type, query.get("attributes"), query.get("excludedAttributes"))
        .apply(whole(resource));
  }

  private ObjectNode whole(StoredResource resource) {
    List<ResourceLinks.Link> members =
        directory.members(resource.id()).stream()
            .map(member -> new ResourceLinks.Link(member, null))
            .toList();
    List<ResourceLinks.Link> groups =
        directory.groupsOf(resource.id()).stream()
            .map(group -> new ResourceLinks.Link(group.id(), null))
            .toList();
    return representation.of(
        resource,
        ResourceType.of(resource.id()) == ResourceType.USER
            ? ResourceLinks.groups(groups)
            : ResourceLinks.members(members));
  }

  private static ObjectNode body(Request request) {
    String body = request.body();
    return BodyCheck.read(
        new ByteArrayInputStream((body == null ? "" : body).getBytes(StandardCharsets.UTF_8)));
  }

  private static Map<String, String> query(Request request) {
    Map<String, String> parameters = new HashMap<>();
    String query = request.query();
    for (String parameter : (query == null ? "" : query).split("&", -1)) {
      int equals = parameter.indexOf('=');
      if (equals > 0) {
        parameters.put(
            decode(parameter.substring(0, equals)), decode(parameter.substring(equals + 1)));
      }
    }
    return parameters;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
