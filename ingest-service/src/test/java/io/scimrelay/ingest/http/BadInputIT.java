package io.scimrelay.ingest.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.scimrelay.ingest.testing.TestConnection;
import io.scimrelay.ingest.testing.WithServers;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithServers
class BadInputIT {
  private static final String USER =
      "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],";
  private final TestConnection connection = TestConnection.create();

  record Bad(
      String what, String method, String path, @Nullable String body, int status, String type) {
    @Override
    public String toString() {
      return what;
    }
  }

  static List<Bad> table() {
    String missing = "/Users/usr_01karw5mz4fw0828t5cy4tqkff";
    String group = "/Groups/grp_01karw5mz4fw0828t5cy4tqkff";
    return List.of(
        new Bad("not JSON", "POST", "/Users", "{userName", 400, "invalidSyntax"),
        new Bad("nothing", "POST", "/Users", "", 400, "invalidSyntax"),
        new Bad("an array", "POST", "/Users", "[]", 400, "invalidSyntax"),
        new Bad("a string", "PATCH", missing, "\"x\"", 400, "invalidSyntax"),
        new Bad(
            "two documents",
            "POST",
            "/Users",
            USER + "\"userName\":\"a\"} {}",
            400,
            "invalidSyntax"),
        new Bad(
            "deep",
            "POST",
            "/Users",
            "{\"a\":".repeat(80) + "1" + "}".repeat(80),
            400,
            "invalidValue"),
        new Bad("NUL", "POST", "/Users", USER + "\"userName\":\"a\\u0000b\"}", 400, "invalidValue"),
        new Bad(
            "lone surrogate",
            "POST",
            "/Users",
            USER + "\"userName\":\"a\\ud800\"}",
            400,
            "invalidValue"),
        new Bad(
            "beyond a double",
            "POST",
            "/Users",
            USER + "\"userName\":\"a\",\"x\":1e999}",
            400,
            "invalidValue"),
        new Bad(
            "beyond 64 bits",
            "POST",
            "/Users",
            USER + "\"userName\":\"a\",\"x\":1e400}",
            400,
            "invalidValue"),
        new Bad(
            "long name",
            "POST",
            "/Users",
            USER + "\"userName\":\"" + "x".repeat(513) + "\"}",
            400,
            "invalidValue"),
        new Bad(
            "long displayName of a group",
            "POST",
            "/Groups",
            "{\"displayName\":\"" + "x".repeat(513) + "\"}",
            400,
            "invalidValue"),
        new Bad(
            "a number that is long written out",
            "POST",
            "/Users",
            USER + "\"userName\":\"x\",\"a\":[1e21,1e22]}",
            400,
            "invalidValue"),
        new Bad(
            "a number that is small beyond use",
            "POST",
            "/Users",
            USER + "\"userName\":\"x\",\"a\":{\"b\":-1e-30}}",
            400,
            "invalidValue"),
        new Bad("no userName", "POST", "/Users", USER + "\"active\":true}", 400, "invalidValue"),
        new Bad("unknown user", "GET", missing, null, 404, ""),
        new Bad("no id at all", "GET", "/Users/17", null, 404, ""),
        new Bad(
            "a group's id as a user's",
            "GET",
            "/Users/grp_01karw5mz4fw0828t5cy4tqkff",
            null,
            404,
            ""),
        new Bad("unknown to PUT", "PUT", missing, USER + "\"userName\":\"z\"}", 404, ""),
        new Bad("unknown to DELETE", "DELETE", group, null, 404, ""),
        new Bad(
            "members of an unknown group",
            "PATCH",
            group,
            TestConnection.patchBody(
                "{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"x\"}]}"),
            404,
            ""),
        new Bad("half a filter", "GET", "/Users?filter=userName%20eq", null, 400, "invalidFilter"),
        new Bad(
            "greater than true",
            "GET",
            "/Users?filter=active%20gt%20true",
            null,
            400,
            "invalidFilter"),
        new Bad(
            "long filter", "GET", "/Users?filter=" + "a".repeat(5000), null, 400, "invalidFilter"),
        new Bad("NUL in a filter", "GET", "/Users?filter=%00", null, 400, "invalidValue"),
        new Bad(
            "NUL that a filter escapes",
            "GET",
            "/Users?filter=title%20ne%20%22%5Cu0000%22",
            null,
            400,
            "invalidFilter"),
        new Bad(
            "half a surrogate pair in a filter",
            "GET",
            "/Users?filter=userName%20eq%20%22a%5Cud800%22",
            null,
            400,
            "invalidFilter"),
        new Bad(
            "NUL in the filter of a path",
            "PATCH",
            missing,
            TestConnection.patchBody(
                "{\"op\":\"add\",\"path\":\"emails[value eq \\\"\\\\u0000\\\"].type\","
                    + "\"value\":\"work\"}"),
            400,
            "invalidFilter"),
        new Bad("NUL in sortBy", "GET", "/Users?sortBy=a%00", null, 400, "invalidValue"),
        new Bad("count that is none", "GET", "/Users?count=many", null, 400, "invalidValue"),
        new Bad(
            "startIndex that is none", "GET", "/Users?startIndex=1.5", null, 400, "invalidValue"),
        new Bad("foreign cursor", "GET", "/Users?cursor=abc", null, 400, "invalidCursor"),
        new Bad(
            "filter of a search that is no text",
            "POST",
            "/Users/.search",
            "{\"filter\":{\"userName\":\"x\"}}",
            400,
            "invalidFilter"),
        new Bad(
            "filter of a search over all that is no text",
            "POST",
            "/.search",
            "{\"filter\":[]}",
            400,
            "invalidFilter"),
        new Bad(
            "count of a search that is none",
            "POST",
            "/Groups/.search",
            "{\"count\":{}}",
            400,
            "invalidValue"),
        new Bad(
            "bracket that closes nothing",
            "GET",
            "/Users?filter=userName%20eq%20%22a%22%20and%20active%20eq%20true)",
            null,
            400,
            "invalidFilter"),
        new Bad("no operations", "PATCH", missing, "{\"Operations\":[]}", 400, "invalidSyntax"),
        new Bad("unknown path", "GET", "/Widgets", null, 404, ""),
        new Bad("path in a user", "GET", missing + "/emails", null, 404, ""),
        new Bad("me", "GET", "/Me", null, 501, ""),
        new Bad("rubbish to an unknown path", "POST", "/Widgets", "{", 404, ""),
        new Bad("bulk of nothing", "POST", "/Bulk", "{}", 400, "invalidSyntax"));
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /Schemas",
    "PUT, /Schemas/urn:ietf:params:scim:schemas:core:2.0:User",
    "PATCH, /ResourceTypes",
    "DELETE, /ResourceTypes/User",
    "POST, /ServiceProviderConfig",
    "PUT, /Users",
    "PATCH, /Groups",
    "DELETE, /Users",
    "POST, /Users/usr_01karw5mz4fw0828t5cy4tqkff",
    "GET, /Bulk",
    "PUT, /Users/.search",
    "GET, /.search",
    "POST, /",
    "FROB, /Users"
  })
  void aMethodThatIsNotServedIsRefusedWhateverIsSent(String method, String path) {
    for (String body : new String[] {"", "rubbish", "{}"}) {
      // When
      TestConnection.Answer answer = connection.call(method, path, body);

      // Then
      assertEquals(405, answer.status(), body);
      assertTrue(String.valueOf(answer.header("Allow")).contains("OPTIONS"));
      assertError(answer, 405);
    }
  }

  @ParameterizedTest
  @MethodSource("table")
  void badInputIsRefusedInScimsForm(Bad bad) {
    // Given
    long before = events();

    // When
    TestConnection.Answer answer = connection.call(bad.method(), bad.path(), bad.body());

    // Then
    assertEquals(bad.status(), answer.status(), answer.body().toString());
    assertError(answer, bad.status());
    assertEquals(bad.type(), answer.body().path("scimType").asText());
    assertEquals(before, events());
  }

  @Test
  void everyWrongTokenIsAnsweredAlike() {
    // Given
    TestConnection other = TestConnection.create();
    String url = connection.baseUrl() + "/Users";

    // When
    List<TestConnection.Answer> answers =
        List.of(
            TestConnection.send(url, "GET", null),
            TestConnection.send(url, "GET", null, "Authorization", "Bearer wrong"),
            TestConnection.send(url, "GET", null, "Authorization", "Bearer " + other.token()),
            TestConnection.send(url, "GET", null, "Authorization", "Basic eDp5"),
            TestConnection.send(
                TestConnection.server() + "/scim/v2/nowhere/Users",
                "GET",
                null,
                "Authorization",
                "Bearer " + connection.token()));

    // Then
    for (TestConnection.Answer answer : answers) {
      assertEquals(401, answer.status());
      assertEquals(answers.getFirst().body(), answer.body());
      assertTrue(String.valueOf(answer.header("WWW-Authenticate")).startsWith("Bearer"));
      assertError(answer, 401);
    }
  }

  @Test
  void aBareTokenAndASchemeInAnyCaseAreTaken() {
    // Given
    String url = connection.baseUrl() + "/Users";

    // When
    int bare = TestConnection.send(url, "GET", null, "Authorization", connection.token()).status();
    int lower =
        TestConnection.send(url, "GET", null, "Authorization", "bearer " + connection.token())
            .status();
    TestConnection.Answer twice =
        TestConnection.send(
            url, "GET", null, "Authorization", "Bearer Bearer " + connection.token());

    // Then
    assertEquals(List.of(200, 200, 401), List.of(bare, lower, twice.status()));
    assertTrue(twice.body().path("detail").asText().contains("twice"));
  }

  @Test
  void aBodyBeyondTheLimitIs413() {
    // Given
    String large = USER + "\"userName\":\"a\",\"x\":\"" + "y".repeat(17 * 1024 * 1024) + "\"}";

    // When
    TestConnection.Answer answer = connection.post("/Users", large);

    // Then
    assertEquals(413, answer.status());
    assertError(answer, 413);
  }

  @Test
  void aTakenUserNameIsAConflictWhateverItsCase() {
    // Given
    connection.user("Ada@x.example");

    // When
    TestConnection.Answer answer =
        connection.post("/Users", TestConnection.userJson("aDA@X.example"));

    // Then
    assertEquals(409, answer.status());
    assertEquals("uniqueness", answer.body().path("scimType").asText());
    assertError(answer, 409);
  }

  @Test
  void anyContentTypeIsReadAsJson() {
    // Given
    String url = connection.baseUrl() + "/Users";
    String token = "Bearer " + connection.token();

    // When
    int text =
        TestConnection.send(
                url,
                "POST",
                TestConnection.userJson("t"),
                "Authorization",
                token,
                "Content-Type",
                "text/plain")
            .status();
    int none =
        TestConnection.send(url, "POST", TestConnection.userJson("n"), "Authorization", token)
            .status();

    // Then
    assertEquals(List.of(201, 201), List.of(text, none));
  }

  @Test
  void unknownMembersAreLeftOutAndTheRestIsTaken() {
    // Given
    String ada = connection.user("ada");
    String group = connection.group("Eng");

    // When
    TestConnection.Answer some = add(group, ada, "usr_01karw5mz4fw0828t5cy4tqkff", "x");
    TestConnection.Answer none = add(group, "usr_01karw5mz4fw0828t5cy4tqkff", "x");

    // Then
    assertEquals(204, some.status(), some.body().toString());
    assertEquals(400, none.status());
    assertEquals("invalidValue", none.body().path("scimType").asText());
    assertEquals(1, connection.get("/Groups/" + group).body().path("members").size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/foo", "/scim", "/scim/", "/scim/v2", "/scim/v2/", "/scim/v1/x", "/qq"})
  void pathsThatNameNoConnectionAreRefusedInScimsForm(String path) {
    for (String method : new String[] {"GET", "POST", "FROB"}) {
      // When
      TestConnection.Answer answer =
          TestConnection.send(TestConnection.server() + path, method, "rubbish");

      // Then
      assertEquals(404, answer.status());
      assertError(answer, 404);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/%", "/scim/v2/x/%zz", "/scim/v2/x/Users?a=%zz", "/scim/v2/x/\"|{}^"})
  void targetsThatAreNoUrisAreAnsweredInScimsForm(String target) throws IOException {
    // Given
    URI server = URI.create(TestConnection.server());
    String request = "GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

    // When
    String answer;
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    // Then
    assertTrue(answer.contains("application/scim+json\r\n"), answer);
    assertTrue(answer.contains("messages:2.0:Error"), answer);
  }

  private TestConnection.Answer add(String group, String... members) {
    return connection.patch(
        "/Groups/" + group,
        "{\"op\":\"add\",\"path\":\"members\",\"value\":[" + TestConnection.values(members) + "]}");
  }

  private long events() {
    return TestConnection.number(
        "select coalesce(max(last_sequence), 0) from directory.connection_counter where connection_id = ?",
        connection.id().value());
  }

  private static void assertError(TestConnection.Answer answer, int status) {
    JsonNode body = answer.body();
    assertEquals("application/scim+json", answer.header("Content-Type"));
    assertEquals(
        "urn:ietf:params:scim:api:messages:2.0:Error", body.path("schemas").path(0).asText());
    assertEquals(Integer.toString(status), body.path("status").textValue());
    assertTrue(body.path("detail").asText().length() > 10, body.toString());
  }
}
