package io.scimrelay.ingest.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.scimrelay.ingest.testing.TestConnection;
import io.scimrelay.ingest.testing.WithServers;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests byte for byte, as they come from clients that put them together wrongly. */
@QuarkusTest
@WithServers
class TransportIT {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String BODY = "{\"userName\":\"ada\"}";

  private final TestConnection connection = TestConnection.create();
  private final TestConnection other = TestConnection.create();
  private final String ada = connection.user("ada@x.example");

  /** A whole answer, cut at the empty line. */
  private record Raw(int status, String head, String body) {
    static Raw of(String text) {
      String[] parts = text.split("\r\n\r\n", 2);
      return new Raw(Integer.parseInt(parts[0].split(" ", 3)[1]), parts[0], parts[1]);
    }

    String header(String name) {
      Matcher found = Pattern.compile("(?im)^" + name + ": *(.*?)\\r?$").matcher(head);
      return found.find() ? found.group(1) : "";
    }

    JsonNode json() throws IOException {
      return JSON.readTree(body);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
      GET @/Users                          | Bearer $T          | 200
      GET @/Users                          | bearer $T          | 200
      GET @/Users                          | BEARER   $T        | 200
      GET @/Users                          | $T                 | 200
      GET @/Users                          | Bearer Bearer $T   | 401
      GET @/Users                          | Token $T           | 401
      GET @/Users                          | Basic dTokVA==     | 401
      GET @/Users                          | Bearer a.b.c       | 401
      GET @/Users                          | Bearer             | 401
      GET @/Users                          | Bearer $OTHER      | 401
      GET @/Users                          | non-token          | 401
      GET @/Users                          | ``                 | 401
      GET @/Nothing                        | Bearer wrong       | 401
      GET @/Users/                         | Bearer $T          | 200
      GET @//Users                         | Bearer $T          | 200
      GET @/Users?                         | Bearer $T          | 200
      GET @/Users?&&                       | Bearer $T          | 200
      GET @/Users?aadOptscim062020         | Bearer $T          | 200
      GET @?aadOptscim062020/Users         | Bearer $T          | 200
      GET @&aadOptscim062020/Users         | Bearer $T          | 200
      GET @/Users/$ID                      | Bearer $T          | 200
      GET @/Users/$ESCAPED                 | Bearer $T          | 200
      GET @/%55sers                        | Bearer $T          | 200
      GET @/users                          | Bearer $T          | 200
      GET @/Users/$ID/                     | Bearer $T          | 200
      GET @/scim/v2/Users                  | Bearer $T          | 404
      GET @/Users/Users                    | Bearer $T          | 404
      GET @/Users/..                       | Bearer $T          | 404
      GET @/Users/%2e%2e%2fGroups          | Bearer $T          | 404
      GET /scim/v2/scim/v2/x/Users         | Bearer $T          | 401
      GET /scim/v2                         | Bearer $T          | 404
      GET /scim/v2/                        | Bearer $T          | 404
      GET /scim/v1/x/Users                 | Bearer $T          | 404
      GET foo                              | Bearer $T          | 404
      OPTIONS *                            | Bearer $T          | 404
      HEAD @/Users                         | Bearer $T          | 200
      HEAD @/Users/$ID                     | Bearer $T          | 200
      HEAD @/Nothing                       | Bearer $T          | 404
      OPTIONS @/Users                      | Bearer $T          | 204
      OPTIONS @/Users                      | Bearer wrong       | 401
      TRACE @/Users                        | Bearer $T          | 405
      get @/Users                          | Bearer $T          | 405
      PUT @/Users                          | Bearer $T          | 405
      POST @/Users/$ID                     | Bearer $T          | 405
      PATCH @/Schemas                      | Bearer $T          | 405
      DELETE @/ServiceProviderConfig       | Bearer $T          | 405
      GET @/Bulk                           | Bearer $T          | 405
      POST @/Me                            | Bearer $T          | 501
      """)
  void isAnsweredInScimsForm(String line, String authorization, int status) throws IOException {
    // When
    Raw answer = send(line, "Authorization: " + authorization, "Host: x");

    // Then
    assertEquals(status, answer.status(), answer.head());
    assertForm(line, answer);
  }

  @ParameterizedTest
  @CsvSource({
    "GET @/Users, Host: a, Host: b, 400",
    "POST @/Users, Host: a, Content-Encoding: gzip, 415",
    "POST @/Users, Host: a, Content-Encoding: identity, 400",
  })
  void whatOnlyALibraryWouldSendIsRefusedByItsName(
      String line, String header, String other, int status) throws IOException {
    // When
    Raw answer = sendBody(line, "{}", header, other, "Authorization: Bearer $T");

    // Then
    assertEquals(status, answer.status(), answer.head());
    assertForm(line, answer);
  }

  @Test
  void ofATokenThatWasSentItIsSaidThatItIsNone() throws IOException {
    assertEquals(
        "Bearer realm=\"SCIM\", error=\"invalid_token\"",
        send("GET @/Users", "Host: a", "Authorization: Bearer wrong").header("WWW-Authenticate"));
    assertEquals(
        "Bearer realm=\"SCIM\"", send("GET @/Users", "Host: a").header("WWW-Authenticate"));
  }

  @ParameterizedTest
  @CsvSource({
    "GET @/Users, X: y, 400",
    "GET @/Users, Host: a b, 400",
    "GET foo, X: y, 400",
    "POST @/Users, X: y, 400"
  })
  void withoutARightHostIsRefused(String line, String header, int status) throws IOException {
    // When
    Raw answer = send(line, "Authorization: Bearer $T", header);

    // Then
    assertEquals(status, answer.status());
    assertForm(line, answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
      application/scim+json                 | application/scim+json
      application/scim+json; charset=utf-8  | application/json
      APPLICATION/JSON                      | */*
      application/json;charset=UTF-8        | text/html
      text/json;charset=UTF-8               | ``
      text/plain                            | image/png
      application/x-www-form-urlencoded     | application/xml;q=1
      ``                                    | application/scim+json;q=0.1, nonsense
      rubbish                               | rubbish
      """)
  void anyMediaTypeIsTakenAndScimsIsSent(String type, String accept) throws IOException {
    // Given
    String user = "{\"userName\":\"" + Integer.toHexString((type + accept).hashCode()) + "\"}";

    // When
    Raw made =
        sendBody(
            "POST @/Users",
            user,
            "Authorization: Bearer $T",
            "Host: x",
            "User-Agent:",
            "Accept-Charset: utf-8",
            type.isEmpty() ? "X: y" : "Content-Type: " + type,
            accept.isEmpty() ? "X: y" : "Accept: " + accept);

    // Then
    assertEquals(201, made.status(), made.body());
    assertForm("POST", made);
  }

  @Test
  void whatIsSentAgainIsAConflictAndWhatIsWrongIsWrongTheSameWay() throws IOException {
    // Given
    String[] headers = {"Authorization: Bearer $T", "Host: x"};

    // When
    Raw first = sendBody("POST @/Users", BODY, headers);
    Raw again = sendBody("POST @/Users", BODY, headers);
    Raw wrong = sendBody("POST @/Users", "{userName", headers);
    Raw wrongAgain = sendBody("POST @/Users", "{userName", headers);

    // Then
    assertEquals(201, first.status());
    assertEquals(409, again.status());
    assertEquals("uniqueness", again.json().path("scimType").asText());
    assertEquals(400, wrong.status());
    assertEquals("invalidSyntax", wrong.json().path("scimType").asText());
    assertEquals(wrong.body(), wrongAgain.body());
  }

  @Test
  void aConnectionListsItsOwnUsersOnlyAndItsUrlHasNoUnderscore() throws IOException {
    // Given
    other.user("foreign");

    // When
    JsonNode listed = send("GET @/Users?count=1000", "Authorization: Bearer $T", "Host: x").json();

    // Then
    for (JsonNode user : listed.path("Resources")) {
      assertFalse(user.path("userName").asText().equals("foreign"));
    }
    assertTrue(connection.id().urlForm().matches("[A-Za-z0-9-]+"));
  }

  @Test
  void aRequestTooManyIsToldHowManySecondsToWait() throws IOException {
    // Given
    TestConnection busy = TestConnection.create();
    Set<Integer> met = new HashSet<>();

    // When
    Raw refused = null;
    for (int i = 0; i < 2_000 && refused == null; i++) {
      TestConnection.Answer answer = busy.delete("/Users/" + ada);
      met.add(answer.status());
      if (answer.status() == 429) {
        refused = new Raw(429, String.valueOf(answer.header("Retry-After")), "");
      }
    }

    // Then
    assertTrue(refused == null || refused.head().matches("[1-9][0-9]*"), String.valueOf(refused));
    assertTrue(Set.of(404, 429).containsAll(met), met.toString());
  }

  private static void assertForm(String line, Raw answer) throws IOException {
    assertTrue(
        answer.header("Date").matches("\\w{3}, \\d{2} \\w{3} \\d{4} [\\d:]{8} GMT"), answer.head());
    if (answer.status() != 204) {
      assertEquals("application/scim+json", answer.header("Content-Type"));
    }
    if (answer.status() == 405 || answer.status() == 204) {
      assertTrue(answer.header("Allow").contains("OPTIONS"), answer.head());
    }
    if (answer.status() == 401) {
      assertTrue(answer.header("WWW-Authenticate").startsWith("Bearer"));
    }
    if (answer.status() >= 400 && !line.startsWith("HEAD")) {
      JsonNode error = answer.json();
      assertEquals(
          "urn:ietf:params:scim:api:messages:2.0:Error", error.path("schemas").path(0).asText());
      assertEquals(Integer.toString(answer.status()), error.path("status").textValue());
      assertTrue(error.path("detail").asText().length() > 10, answer.body());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"xchunked", "identity", "gzip", "", "chunked;q=1", "gzip, chunked"})
  void whatStandsBehindAnUnclearEndIsNoRequest(String coding) throws IOException {
    // Given
    String host = "Host: relay.example\r\nAuthorization: Bearer $T\r\n";
    String hidden = "DELETE @/Users/$ID HTTP/1.1\r\n" + host + "\r\n";
    String request =
        "POST @/Users HTTP/1.1\r\n" + host + "Transfer-Encoding: " + coding + "\r\n\r\n";

    // When
    Raw answer = raw(filled(request) + filled(hidden));

    // Then
    assertEquals(400, answer.status());
    assertEquals("400", answer.json().path("status").asText());
    assertEquals(200, send("GET @/Users/$ID", "Host: x", "Authorization: Bearer $T").status());
  }

  @Test
  void aBodyThatEndsAfterItsTokenIsNotTaken() throws IOException {
    // Given
    TestConnection leaver = TestConnection.create();
    String body = TestConnection.userJson("eve");
    URI server = URI.create(TestConnection.server());
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      OutputStream out = socket.getOutputStream();
      String head =
          "POST /scim/v2/%s/Users HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: %d\r\n"
                  .formatted(leaver.id().urlForm(), body.length())
              + "Authorization: Bearer %s\r\n\r\n".formatted(leaver.token());
      out.write((head + body.substring(0, 9)).getBytes(StandardCharsets.UTF_8));
      out.flush();
      Awaitility.await().until(() -> leaver.get("/Users").status() == 200);

      // When
      TestConnection.sql(
          "delete from control.connection_token where connection_id = ?", leaver.id().value());
      Awaitility.await().until(() -> leaver.get("/Users").status() == 401);
      out.write(body.substring(9).getBytes(StandardCharsets.UTF_8));

      // Then
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(401, Raw.of(answer).status());
    }
  }

  @Test
  void anUpgradeToHttp2IsNotHeeded() throws IOException {
    // When
    Raw answer = send("GET @/Users/$ID", "Host: x", "Authorization: Bearer $T", "Upgrade: h2c");

    // Then
    assertEquals(200, answer.status(), answer.head());
  }

  private Raw send(String line, String... headers) throws IOException {
    return sendBody(line, "", headers);
  }

  private Raw sendBody(String line, String body, String... headers) throws IOException {
    String request =
        line
            + " HTTP/1.1\r\nConnection: close\r\n"
            + String.join("\r\n", headers)
            + (body.isEmpty() ? "" : "\r\nContent-Length: " + body.length())
            + "\r\n\r\n"
            + body;
    return raw(filled(request));
  }

  private static Raw raw(String request) throws IOException {
    URI server = URI.create(TestConnection.server());
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return Raw.of(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private String filled(String request) {
    return request
        .replaceFirst(" @", " /scim/v2/" + connection.id().urlForm())
        .replace("$ID", ada)
        .replace("$ESCAPED", ada.replace("_", "%5F").replace("u", "%75"))
        .replace("$T", connection.token())
        .replace("$OTHER", other.token());
  }
}
