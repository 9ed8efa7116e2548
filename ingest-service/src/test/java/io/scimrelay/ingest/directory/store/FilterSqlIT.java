package io.scimrelay.ingest.directory.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.scimrelay.common.id.OrganizationId;
import io.scimrelay.common.id.TenantId;
import io.scimrelay.common.id.TokenId;
import io.scimrelay.ingest.connection.AuthenticatedConnection;
import io.scimrelay.ingest.scim.filter.FilterMatcher;
import io.scimrelay.ingest.scim.filter.FilterReader;
import io.scimrelay.ingest.scim.filter.ScimFilter;
import io.scimrelay.ingest.scim.message.ScimException;
import io.scimrelay.ingest.scim.resource.ResourceType;
import io.scimrelay.ingest.testing.TestConnection;
import io.scimrelay.ingest.testing.WithServers;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The SQL that filters become, against the meaning they have. */
@QuarkusTest
@WithServers
class FilterSqlIT {
  private static final int FILTERS = Integer.getInteger("scimrelay.test.filters", 600);
  private static final String ENTERPRISE =
      "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
  private static final List<String> WORDS =
      List.of(
          "ada",
          "Ada",
          "ADA",
          "stra\u00dfe",
          "STRASSE",
          "\u03a3\u0391\u03a3",
          "\u0130x",
          "a\\\"b",
          "",
          "x' or 1=1",
          "work",
          "home",
          "7");
  private static final List<String> USER_PATHS =
      List.of(
          "userName",
          "externalId",
          "displayName",
          "name.givenName",
          "name",
          "emails",
          "emails.value",
          "emails.type",
          "emails.primary",
          "active",
          "title",
          "id",
          "meta.resourceType",
          "meta.created",
          "meta.lastModified",
          "meta.version",
          "groups",
          "groups.value",
          "groups.display",
          "custom",
          "custom.sub",
          "numbers",
          "nothing",
          "schemas",
          ENTERPRISE + ":department",
          ENTERPRISE + ":manager",
          ENTERPRISE + ":manager.value",
          ENTERPRISE + ":manager.displayName",
          ENTERPRISE + ":manager.$ref",
          "manager.displayName",
          "department",
          "urn:example:x:2.0:User:badge",
          "urn:example:x:2.0:User",
          "urn:example:bag",
          ENTERPRISE,
          "members.value");
  private static final List<String> GROUP_PATHS =
      List.of(
          "displayName",
          "externalId",
          "members",
          "members.value",
          "members.type",
          "members.display",
          "id",
          "meta.created",
          "meta.location",
          "nothing",
          "userName");
  private static final List<String> OPERATORS =
      List.of("eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le");

  private static final List<String> HOSTILE_TIMES =
      List.of(
          "0000-01-01T00:00:00Z",
          "0001-01-01T00:00:00+01:00",
          "9999-12-31T23:59:59-01:00",
          "9999-12-31T23:59:59.999999999Z",
          "-0001-01-01",
          "+10000-01-01T00:00:00Z",
          "-999999999-01-01T00:00:00+18:00",
          "+999999999-12-31T23:59:59-18:00");

  @Inject DirectoryListStore lists;
  private final TestConnection connection = TestConnection.create();
  private final long seed = System.nanoTime();
  private final SplittableRandom random = new SplittableRandom(seed);
  private final List<JsonNode> users = new ArrayList<>();
  private final List<JsonNode> groups = new ArrayList<>();

  @Test
  void theSqlOfAFilterFindsWhatTheFilterMeans() {
    // Given
    fill();

    // When
    List<String> differences = new ArrayList<>();
    int read = 0;
    for (int i = 0; i < FILTERS; i++) {
      ResourceType type = random.nextInt(4) == 0 ? ResourceType.GROUP : ResourceType.USER;
      String text = filter(type, 3);
      Optional<ScimFilter> filter = read(type, text);
      read += filter.isPresent() ? 1 : 0;
      filter.flatMap(known -> difference(type, text, known)).ifPresent(differences::add);
    }

    // Then
    assertTrue(read > FILTERS / 4, "filters that can be read: " + read);
    assertEquals("", String.join("\n", differences), "seed " + seed);
  }

  @Test
  void whatRandomFiltersSeldomHitMeansTheSame() {
    // Given
    fill();
    JsonNode meta = users.getFirst().path("meta");
    String time = meta.path("created").asText().replace("Z", "+00:00");
    List<String> filters = new ArrayList<>();
    for (String operator : OPERATORS) {
      HOSTILE_TIMES.forEach(t -> filters.add("meta.created " + operator + " \"" + t + "\""));
      filters.add("meta[created " + operator + " \"" + time + "\"]");
      filters.add("not (meta[lastModified " + operator + " \"" + HOSTILE_TIMES.get(1) + "\"])");
      filters.add("meta.created " + operator + " \"" + time + "\"");
    }
    filters.add("meta[created eq \"" + time + "\" and (version pr or nothing eq 1)]");
    filters.add("meta[not (resourceType eq \"Group\")]");
    filters.add("not (meta[nothing pr])");
    filters.add("not (meta[nothing eq \"x\"])");

    // When
    List<String> differences =
        filters.stream()
            .map(
                text ->
                    difference(
                        ResourceType.USER, text, read(ResourceType.USER, text).orElseThrow()))
            .flatMap(Optional::stream)
            .toList();

    // Then
    assertEquals("", String.join("\n", differences), "seed " + seed);
  }

  private Optional<String> difference(ResourceType type, String text, ScimFilter filter) {
    TreeSet<String> meant = new TreeSet<>();
    for (JsonNode resource : type == ResourceType.USER ? users : groups) {
      if (FilterMatcher.matches(filter, type, resource)) {
        meant.add(resource.path("id").asText());
      }
    }
    TreeSet<String> found = new TreeSet<>();
    lists
        .first(authenticated(), new ListQuery(type, filter, baseUrl(), null, 1, null, 100))
        .await()
        .atMost(Duration.ofSeconds(20))
        .batch()
        .resources()
        .forEach(resource -> found.add(resource.id().text()));
    return meant.equals(found)
        ? Optional.empty()
        : Optional.of(text + " means " + meant.size() + " and finds " + found.size());
  }

  private static Optional<ScimFilter> read(ResourceType type, String text) {
    try {
      return Optional.of(FilterReader.read(type.schemas(), text));
    } catch (ScimException e) {
      return Optional.empty();
    }
  }

  private String filter(ResourceType type, int depth) {
    return switch (random.nextInt(depth == 0 ? 2 : 6)) {
      case 0, 1 -> comparison(type);
      case 2 -> "(" + filter(type, depth - 1) + ") and (" + filter(type, depth - 1) + ")";
      case 3 -> "(" + filter(type, depth - 1) + ") or (" + filter(type, depth - 1) + ")";
      case 4 -> "not (" + filter(type, depth - 1) + ")";
      default -> valuePath(type);
    };
  }

  private String comparison(ResourceType type) {
    String path = one(type == ResourceType.USER ? USER_PATHS : GROUP_PATHS);
    boolean schema = path.startsWith("urn:") && !path.contains("2.0:User:");
    return schema || random.nextInt(6) == 0
        ? path + " pr"
        : path + " " + one(OPERATORS) + " " + value(path);
  }

  private String valuePath(ResourceType type) {
    String attribute =
        type == ResourceType.USER
            ? one(List.of("emails", "groups", "custom", "nothing", "meta", ENTERPRISE + ":manager"))
            : one(List.of("members", "nothing"));
    String inner =
        one(List.of("value", "type", "display", "sub", "displayName", "$ref"))
            + " "
            + one(OPERATORS)
            + " "
            + value("value");
    if (random.nextBoolean()) {
      inner +=
          one(List.of(" and ", " or "))
              + one(List.of("type", "value"))
              + " "
              + one(List.of("eq", "ne"))
              + " "
              + value("type");
    }
    return attribute + "[" + (random.nextInt(4) == 0 ? "not (" + inner + ")" : inner) + "]";
  }

  private String value(String path) {
    if (path.startsWith("meta.c") || path.startsWith("meta.lastM")) {
      return "\""
          + one(users).path("meta").path(path.substring(5)).asText("2026-01-01T00:00:00Z")
          + "\"";
    }
    if (path.endsWith("$ref")) {
      return "\"" + baseUrl() + "/Users/" + one(users).path("id").asText() + "\"";
    }
    return switch (random.nextInt(8)) {
      case 0 -> Integer.toString(random.nextInt(9));
      case 1 -> one(List.of("true", "false"));
      case 2 -> "\"" + one(random.nextBoolean() ? users : groups).path("id").asText() + "\"";
      case 3 -> "\"" + one(users).path("userName").asText() + "\"";
      default -> "\"" + one(WORDS) + "\"";
    };
  }

  private void fill() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      String manager = i == 0 || random.nextBoolean() ? word() : one(ids);
      TestConnection.Answer made = connection.post("/Users", user(i, manager));
      assertEquals(201, made.status(), made.body().toString());
      ids.add(made.id());
    }
    for (int i = 0; i < 8; i++) {
      String[] members = ids.stream().filter(_ -> random.nextInt(6) == 0).toArray(String[]::new);
      connection.group("g" + i + " " + word().replace("\\\"", ""), members);
    }
    ids.forEach(id -> users.add(connection.get("/Users/" + id).body()));
    connection.get("/Groups?count=100").body().path("Resources").forEach(groups::add);
  }

  private String user(int number, String manager) {
    StringBuilder user =
        new StringBuilder(
            "{\"userName\":\"u" + number + word() + "\",\"active\":" + random.nextBoolean());
    maybe(user, ",\"externalId\":\"" + word() + "\"");
    maybe(user, ",\"displayName\":\"" + word() + "\"");
    maybe(user, ",\"title\":\"" + word() + "\"");
    maybe(user, ",\"name\":{\"givenName\":\"" + word() + "\",\"familyName\":\"" + word() + "\"}");
    maybe(
        user,
        ",\"emails\":[{\"value\":\""
            + word()
            + "\",\"type\":\"work\",\"primary\":true},{\"value\":\""
            + word()
            + "\",\"type\":\""
            + word()
            + "\"}]");
    maybe(
        user,
        ",\"custom\":[{\"sub\":\""
            + word()
            + "\",\"value\":"
            + random.nextInt(9)
            + "},{\"SUB\":true}]");
    maybe(user, ",\"numbers\":[" + random.nextInt(9) + "," + random.nextInt(9) + ".5]");
    maybe(
        user,
        ",\""
            + ENTERPRISE
            + "\":{\"department\":\""
            + word()
            + "\",\"manager\":{\"value\":\""
            + manager
            + "\"}}");
    maybe(user, ",\"urn:example:bag\":{\"a\":1}");
    maybe(user, ",\"urn:example:x:2.0:User\":{\"badge\":\"" + word() + "\"}");
    return user.append("}").toString();
  }

  private void maybe(StringBuilder user, String part) {
    if (random.nextBoolean()) {
      user.append(part);
    }
  }

  private String word() {
    return one(WORDS);
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private String baseUrl() {
    String location = users.getFirst().path("meta").path("location").asText();
    return location.substring(0, location.indexOf("/Users"));
  }

  private AuthenticatedConnection authenticated() {
    return new AuthenticatedConnection(
        new TenantId(connection.tenant()),
        new OrganizationId(connection.tenant()),
        connection.id(),
        new TokenId(connection.tenant()),
        "generic",
        true);
  }
}
