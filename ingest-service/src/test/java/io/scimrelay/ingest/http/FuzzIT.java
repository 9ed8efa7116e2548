package io.scimrelay.ingest.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.scimrelay.ingest.testing.TestConnection;
import io.scimrelay.ingest.testing.WithServers;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Requests made of what providers send and of what nobody should, against the whole service. */
@QuarkusTest
@WithServers
class FuzzIT {
  private static final int CASES = Integer.getInteger("scimrelay.test.http-fuzz", 1_500);
  private static final List<String> NAMES =
      List.of(
          "userName",
          "displayName",
          "externalId",
          "active",
          "emails",
          "members",
          "name",
          "name.givenName",
          "title",
          "schemas",
          "id",
          "meta",
          "groups",
          "password",
          "Operations",
          "op",
          "path",
          "value",
          "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
          "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager",
          "",
          "$ref",
          "'; drop table x; --",
          "\\u00e9\\u4e2d",
          "emails[type eq \\\"work\\\"].value",
          "a.b.c",
          "x]");
  private static final List<String> ATOMS =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "-1",
          "1.5",
          "1e400",
          "123456789012345678901",
          "\"\"",
          "\"a\"",
          "\"True\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"usr_01karw5mz4fw0828t5cy4tqkff\"",
          "\"%s' or 1=1\"",
          "\"\\u0130\\u00df\"",
          "[]",
          "{}");
  private static final List<String> ATTRIBUTES =
      List.of(
          "userName",
          "id",
          "externalId",
          "active",
          "emails",
          "emails.value",
          "members",
          "members.value",
          "groups.display",
          "name.givenName",
          "meta.created",
          "meta.lastModified",
          "schemas",
          "displayName",
          "roles",
          "x509Certificates",
          "type",
          "value",
          "primary",
          "$ref",
          "unknown",
          "un.known",
          "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value",
          "urn:example:bag:0:size");
  private static final List<String> OPERATORS =
      List.of("eq", "NE", "co", "sw", "ew", "gt", "ge", "lt", "le", "pr", "like");
  private static final List<String> OPERATIONS = List.of("add", "Replace", "REMOVE", "move", "");
  private final TestConnection connection = TestConnection.create();
  private final long seed = System.nanoTime();
  private final SplittableRandom random = new SplittableRandom(seed);
  private final List<String> ids = new ArrayList<>();

  @Test
  void nothingThatCanBeSentIsAnsweredByAFailureOfOurs() {
    // Given
    ids.add("/Users/" + connection.user("ada"));
    ids.add("/Groups/" + connection.group("Eng"));

    // When
    List<String> failures = new ArrayList<>();
    for (int i = 0; i < CASES; i++) {
      String method = one(List.of("POST", "PUT", "PATCH", "PATCH", "GET", "DELETE"));
      String path = path(method);
      String body = method.equals("GET") || method.equals("DELETE") ? null : body(method);
      TestConnection.Answer answer = connection.call(method, path, body);
      if (!sound(answer)) {
        failures.add(method + " " + path + " " + body + " -> " + answer.status() + answer.body());
      }
    }

    // Then
    assertEquals("", String.join("\n", failures), "seed " + seed);
    assertEquals(0, connection.halfWritten());
  }

  private boolean sound(TestConnection.Answer answer) {
    JsonNode body = answer.body();
    boolean error = answer.status() >= 400;
    if (answer.status() == 201 && ids.size() < 40) {
      ids.add(
          (body.path("meta").path("resourceType").asText().equals("User") ? "/Users/" : "/Groups/")
              + answer.id());
    }
    return answer.status() < 500 && (!error || isError(answer));
  }

  private static boolean isError(TestConnection.Answer answer) {
    return answer.body().path("status").asText().equals(Integer.toString(answer.status()))
        && answer.body().path("detail").isTextual();
  }

  private String path(String method) {
    String query =
        random.nextInt(3) == 0
            ? "?"
                + one(
                    List.of(
                        "filter",
                        "sortBy",
                        "count",
                        "startIndex",
                        "attributes",
                        "cursor",
                        "excludedAttributes"))
                + "="
                + URLEncoder.encode(
                    random.nextBoolean() ? text() : filter(2), StandardCharsets.UTF_8)
            : "";
    String plain =
        one(List.of("/Users", "/Groups", "/Users/.search", "/Bulk", "/Users/x", "/Schemas/y"));
    return switch (method) {
      case "POST" -> plain;
      case "GET" -> (random.nextBoolean() ? plain : one(ids)) + query;
      case "DELETE" -> random.nextInt(8) == 0 ? one(ids) : "/Users/" + random.nextInt(9);
      default -> one(ids) + query;
    };
  }

  private String text() {
    return one(
        List.of(
            "userName eq \"a\"",
            "emails[type eq \"work\"]",
            "not (active eq true)",
            "((",
            "a eq",
            "meta.created gt \"2026\"",
            "id sw \"usr\"",
            "members.value eq \"x\"",
            "\u0000",
            "\ud83d\ude00 pr",
            "'; select 1 --",
            "name.familyName",
            "-3",
            "99999999999999999999"));
  }

  private String filter(int depth) {
    return switch (depth == 0 ? 0 : random.nextInt(6)) {
      case 0, 1, 2 -> one(ATTRIBUTES) + " " + one(OPERATORS) + " " + one(ATOMS);
      case 3 -> filter(depth - 1) + one(List.of(" and ", " or ")) + filter(depth - 1);
      case 4 -> "not (" + filter(depth - 1) + ")";
      default -> one(ATTRIBUTES) + "[" + filter(depth - 1) + "]" + one(List.of("", "", ".value"));
    };
  }

  private String body(String method) {
    if (method.equals("PATCH") && random.nextInt(8) > 0) {
      StringBuilder operations = new StringBuilder();
      for (int i = 0; i <= random.nextInt(3); i++) {
        operations
            .append(i == 0 ? "" : ",")
            .append("{\"op\":\"")
            .append(one(OPERATIONS))
            .append('"');
        operations.append(random.nextInt(4) > 0 ? ",\"path\":\"" + target() + '"' : "");
        operations.append(random.nextInt(5) > 0 ? ",\"value\":" + json(3) : "").append('}');
      }
      return TestConnection.patchBody(operations.toString());
    }
    return random.nextInt(20) == 0
        ? json(2).substring(1)
        : object(3, "\"userName\":" + json(0) + ",\"displayName\":" + json(0));
  }

  private String target() {
    return random.nextBoolean()
        ? one(NAMES)
        : (one(ATTRIBUTES)
                + "["
                + filter(1)
                + "]"
                + one(List.of("", ".value", ".type", ".display")))
            .replace("\\", "\\\\")
            .replace("\"", "\\\"");
  }

  private String json(int depth) {
    return switch (depth == 0 ? 0 : random.nextInt(4)) {
      case 0, 1 -> one(ATOMS);
      case 2 -> object(depth - 1, "\"value\":" + json(depth - 1));
      default -> "[" + json(depth - 1) + "," + json(depth - 1) + "]";
    };
  }

  private String object(int depth, String begin) {
    StringBuilder object = new StringBuilder("{").append(begin);
    for (int i = 0; i < random.nextInt(4); i++) {
      object.append(",\"").append(one(NAMES)).append("\":").append(json(depth));
    }
    return object.append('}').toString();
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
