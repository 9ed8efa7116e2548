package io.scimrelay.ingest.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.scimrelay.ingest.testing.TestConnection;
import io.scimrelay.ingest.testing.WithServers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithServers
class ListsIT {
  private final TestConnection connection = TestConnection.create();

  @Test
  void pagesByIndexHoldEachUserOnce() {
    // Given
    List<String> users = users(25);

    // When
    List<String> paged = new ArrayList<>();
    for (int start = 1; start <= 25; start += 10) {
      JsonNode page = connection.get("/Users?startIndex=" + start + "&count=10").body();
      assertEquals(25, page.path("totalResults").asInt());
      assertEquals(start, page.path("startIndex").asInt());
      page.path("Resources").forEach(user -> paged.add(user.path("id").asText()));
    }

    // Then
    assertEquals(users, paged);
  }

  @Test
  void aPageByIndexCountsWhatIsThereNow() {
    // Given
    List<String> users = users(7);
    connection.group("Eng");
    String second = "/Users?startIndex=3&count=2";
    String filtered = "/Users?filter=userName%20sw%20%22u%22&startIndex=3&count=2";

    // When
    connection.get("/Users?startIndex=1&count=2");
    connection.get("/Users?filter=userName%20sw%20%22u%22&startIndex=1&count=2");
    List<String> before = ids(second);
    List<String> again = ids(second);
    connection.delete("/Users/" + users.getFirst());
    List<String> after = ids(second);
    List<String> afterFiltered = ids(filtered);
    List<String> third = ids("/Users?startIndex=5&count=2");
    connection.delete("/Users/" + users.get(1));
    connection.delete("/Users/" + users.get(2));
    List<String> beyond = ids("/Users?startIndex=5&count=2");

    // Then
    assertEquals(users.subList(2, 4), before);
    assertEquals(before, again);
    assertEquals(users.subList(3, 5), after);
    assertEquals(after, afterFiltered);
    assertEquals(users.subList(5, 7), third);
    assertEquals(List.of(), beyond);
  }

  @Test
  void aPageOfManyBatchesEndsWhereTheNextBegins() {
    // Given
    connection.user("first");
    connection.crowd(600);

    // When
    List<String> all = ids("/Users?count=1000");
    List<String> paged = new ArrayList<>(ids("/Users?count=250"));
    paged.addAll(ids("/Users?count=250&startIndex=251"));
    paged.addAll(ids("/Users?count=250&startIndex=501"));

    // Then
    assertEquals(601, all.size());
    assertEquals(all, paged);
  }

  @Test
  void largeUsersAreReadAFewAtATimeAndListedAllTheSame() {
    // Given
    List<String> users =
        IntStream.range(0, 12)
            .mapToObj(
                n ->
                    connection
                        .post(
                            "/Users",
                            "{\"userName\":\"u%d\",\"notes\":\"%s\"}"
                                .formatted(n, "x".repeat(250_000)))
                        .id())
            .toList();

    // When
    List<String> all = ids("/Users?count=1000");
    List<String> paged = new ArrayList<>(ids("/Users?count=7"));
    paged.addAll(ids("/Users?count=7&startIndex=8"));
    List<String> filtered = ids("/Users?filter=notes%20pr&count=100");
    JsonNode first = connection.get("/Users?count=6&cursor=").body();
    JsonNode last =
        connection.get("/Users?count=6&cursor=" + first.path("nextCursor").asText()).body();

    // Then
    assertEquals(users, all);
    assertEquals(users, paged);
    assertEquals(users, filtered);
    assertEquals(6, first.path("Resources").size());
    assertEquals(users.getLast(), last.path("Resources").path(5).path("id").asText());
    assertTrue(last.path("nextCursor").isMissingNode());
  }

  @Test
  void aFilterThatSaysNothingStandsInNobodysWay() {
    // Given
    List<String> users = users(3);

    // When
    List<String> found = ids("/Users?filter=&filter=id%20eq%20%22" + users.get(1) + "%22");

    List<String> most = ids("/Users?count=99999999999999999999999");

    // Then
    assertEquals(users, most);
    assertEquals(List.of(users.get(1)), found);
  }

  @Test
  void pagesByCursorEndWithOneThatNamesNoOther() {
    // Given
    List<String> users = users(20);

    // When
    List<String> paged = new ArrayList<>();
    String cursor = "";
    int pages = 0;
    while (cursor != null) {
      JsonNode page = connection.get("/Users?count=10&cursor=" + cursor).body();
      page.path("Resources").forEach(user -> paged.add(user.path("id").asText()));
      cursor = page.path("nextCursor").textValue();
      pages++;
      assertTrue(page.path("startIndex").isMissingNode());
    }

    // Then
    assertEquals(users, paged);
    assertEquals(2, pages);
  }

  @Test
  void aListIsSortedWithoutRegardToCase() {
    // Given
    List.of("b", "A", "c", "\u00e4").forEach(connection::user);

    // When
    List<String> up = names("/Users?sortBy=userName");
    List<String> down = names("/Users?sortBy=userName&sortOrder=descending&count=2");

    // Then
    assertEquals(List.of("A", "b", "c", "\u00e4"), up);
    assertEquals(List.of("\u00e4", "c"), down);
  }

  @Test
  void aListIsSortedByWhatIsShownOfAManager() {
    // Given
    String zoe = connection.user("zoe");
    String abe = connection.user("abe");
    String user = "{\"userName\":\"%s\",\"manager\":\"%s\"}";
    String underZoe = connection.post("/Users", user.formatted("a", zoe)).id();
    String underAbe = connection.post("/Users", user.formatted("b", abe)).id();
    String manager = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.";

    // When
    List<String> sorted =
        ids("/Users?count=2&filter=manager%20pr&sortBy=" + manager + "displayName");
    List<String> named = ids("/Users?filter=" + manager + "displayName%20eq%20%22ZOE%22");
    List<String> referred =
        ids("/Users?filter=" + manager + "$ref%20ew%20%22/Users/" + abe + "%22");

    // Then
    assertEquals(List.of(underAbe, underZoe), sorted);
    assertEquals(List.of(underZoe), named);
    assertEquals(List.of(underAbe), referred);
  }

  @Test
  void aSearchByPostMeansWhatAListMeans() {
    // Given
    users(3);
    connection.group("Eng");
    String filter =
        "{\"filter\":\"userName sw \\\"u\\\"\",\"attributes\":[\"userName\"],\"count\":2}";

    // When
    JsonNode users = connection.post("/Users/.search", filter).body();
    JsonNode all = connection.post("/.search", "{\"startIndex\":3,\"count\":5}").body();

    // Then
    assertEquals(3, users.path("totalResults").asInt());
    assertEquals(2, users.path("itemsPerPage").asInt());
    assertFalse(users.path("Resources").path(0).has("meta"));
    assertEquals(4, all.path("totalResults").asInt());
    assertEquals("Eng", all.path("Resources").path(1).path("displayName").asText());
  }

  @Test
  void aValueEncodedTwiceIsDecodedAgainOnlyWhereItFindsNothing() {
    // Given
    String plain = connection.user("a@b");
    String other = connection.user("c@d");
    String filter = "/Users?filter=userName%20eq%20%22a%2540b%22";
    String all = "/?filter=displayName%20eq%20%22x%2520y%22";

    // When
    List<String> decoded = ids(filter);
    String encoded = connection.user("a%40b");
    List<String> asItStands = ids(filter);
    List<String> byCursor = ids(filter.replace("a%", "c%").replace("b%22", "d%22&cursor="));
    int nul = connection.get("/Users?filter=userName%20eq%20%22a%2500%22").status();
    String group = connection.group("X Y");
    List<String> inAll = ids(all);
    String literal = connection.group("x%20y");

    // Then
    assertEquals(List.of(plain), decoded);
    assertEquals(List.of(encoded), asItStands);
    assertEquals(List.of(other), byCursor);
    assertEquals(200, nul);
    assertEquals(List.of(group), inAll);
    assertEquals(List.of(literal), ids(all));
  }

  @Test
  void aCursorGoesOnWithAValueThatWasDecodedAgain() {
    // Given
    List<String> users = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      users.add(connection.post("/Users", "{\"userName\":\"u" + i + "\",\"title\":\"a b\"}").id());
    }
    String path = "/Users?count=2&filter=title%20eq%20%22a%2520b%22&cursor=";

    // When
    JsonNode first = connection.get(path).body();
    List<String> rest = ids(path + first.path("nextCursor").asText());

    // Then
    assertEquals(users.subList(2, 3), rest);
    Awaitility.await()
        .untilAsserted(
            () ->
                assertEquals(
                    2,
                    number(
                        "select count(*) from directory.request where connection_id = ? and"
                            + " 'DoublyEncodedValue' = any(quirks)")));
  }

  @Test
  void groupsAreListedWithAllTheirMembersOrWithNone() {
    // Given
    String[] users = users(12).toArray(String[]::new);
    connection.group("One", users);
    connection.group("Two", users[0]);

    // When
    JsonNode whole = connection.get("/Groups").body().path("Resources");
    JsonNode lean = connection.get("/Groups?excludedAttributes=members").body().path("Resources");

    // Then
    assertEquals(12, whole.path(0).path("members").size());
    assertEquals(1, whole.path(1).path("members").size());
    assertFalse(lean.path(0).has("members"));
  }

  @Test
  void aGroupOfManyPagesIsAnsweredWhole() {
    // Given
    String group = connection.group("Big");
    connection.crowd(15_000);
    TestConnection.sql(
        "insert into directory.member select ?, g.id, u.id from directory.resource g join"
            + " directory.resource u on u.connection_id = g.connection_id and u.kind = 'user' where"
            + " g.connection_id = ? and g.kind = 'group'",
        connection.id().value(),
        connection.id().value());

    // When
    JsonNode alone = connection.get("/Groups/" + group).body().path("members");
    JsonNode listed = connection.get("/Groups").body().path("Resources").path(0).path("members");

    // Then
    assertEquals(15_000, alone.size());
    assertEquals(15_000, listed.size());
    assertEquals(15_000, alone.findValuesAsText("value").stream().distinct().count());
  }

  @Test
  void operationsOfABulkReferToEachOther() {
    // Given
    String bulk =
        "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:BulkRequest\"],\"Operations\":["
            + "{\"method\":\"POST\",\"path\":\"/Groups\",\"bulkId\":\"g\",\"data\":{\"displayName\":\"Eng\",\"members\":[{\"value\":\"bulkId:u\"}]}},"
            + "{\"method\":\"POST\",\"path\":\"/Users\",\"bulkId\":\"u\",\"data\":{\"userName\":\"ada\"}},"
            + "{\"method\":\"POST\",\"path\":\"/Users\",\"bulkId\":\"v\",\"data\":{\"userName\":\"ADA\"}},"
            + "{\"method\":\"DELETE\",\"path\":\"/Users/bulkId:w\"}]}";

    // When
    TestConnection.Answer answer = connection.post("/Bulk", bulk);

    // Then
    assertEquals(200, answer.status());
    JsonNode done = answer.body().path("Operations");
    assertEquals(
        List.of("201", "201", "409", "409"),
        IntStream.range(0, 4).mapToObj(i -> done.path(i).path("status").asText()).toList());
    JsonNode group = connection.get("/Groups").body().path("Resources").path(0);
    assertTrue(
        done.path(1)
            .path("location")
            .asText()
            .endsWith(group.path("members").path(0).path("value").asText()));
  }

  @ParameterizedTest
  @CsvSource({"2, 2", "18446744073709551617, 3"})
  void aBulkStopsAfterAsManyErrorsAsItAllows(String most, int answered) {
    // Given
    String bad = "{\"method\":\"POST\",\"path\":\"/Users\",\"bulkId\":\"x\",\"data\":{}}";
    String operations = String.join(",", bad, bad, bad);
    String bulk = "{\"failOnErrors\":" + most + ",\"Operations\":[" + operations + "]}";

    // When
    JsonNode done = connection.post("/Bulk", bulk).body().path("Operations");

    // Then
    assertEquals(answered, done.size());
    assertEquals("400", done.path(0).path("response").path("status").asText());
  }

  @Test
  void aUserAndItsGroupMayReferToEachOther() {
    // Given
    String bulk =
        "{\"Operations\":["
            + operation("POST", "/Users")
            + ",\"bulkId\":\"u\",\"data\":{\"userName\":\"ada\",\"groups\":[{\"value\":\"bulkId:g\"}]}},"
            + operation("POST", "/Groups")
            + ",\"bulkId\":\"g\",\"data\":{\"displayName\":\"Eng\",\"members\":[{\"value\":\"bulkId:u\"}]}},"
            + operation("PATCH", "/Groups/bulkId:g")
            + ",\"data\":{\"Operations\":[{\"op\":\"remove\",\"path\":\"members[value eq \\\"bulkId:u\\\"]\"}]}}]}";

    // When
    JsonNode done = connection.post("/Bulk", bulk).body().path("Operations");

    // Then
    assertEquals(
        List.of("201", "201", "204"),
        IntStream.range(0, 3).mapToObj(i -> done.path(i).path("status").asText()).toList());
    assertTrue(done.path(2).path("location").asText().contains("/Groups/grp_"));
    assertEquals(
        0, connection.get("/Groups").body().path("Resources").path(0).path("members").size());
  }

  @Test
  void theOperationsOfABulkSayWhereTheirResourcesAre() {
    // Given
    TestConnection.Answer made = connection.post("/Users", TestConnection.userJson("ada"));
    String path = "/Users/" + made.id();
    String change =
        ",\"data\":{\"Operations\":[{\"op\":\"add\",\"path\":\"title\",\"value\":\"x\"}]}}";
    String bulk =
        "{\"Operations\":["
            + String.join(
                ",",
                operation("PATCH", path) + ",\"version\":\"W/\\\"9\\\"\"" + change,
                operation("PATCH", path) + ",\"version\":\"W/\\\"1\\\"\"" + change,
                operation("DELETE", path) + "}",
                operation("DELETE", path) + "}",
                operation("DELETE", "/Users/bulkId:none") + "}",
                operation("DELETE", "/Users/%zz") + "}",
                operation("POST", "/Users") + ",\"data\":{}}",
                operation("POST", "/Users/.search") + ",\"data\":{}}",
                operation("FROB", "/Users") + "}",
                "{\"method\":\"POST\"}",
                "7")
            + "]}";

    // When
    JsonNode done = connection.post("/Bulk", bulk).body().path("Operations");

    // Then
    String location = String.valueOf(made.header("Location"));
    for (int i = 0; i < 4; i++) {
      assertEquals(location, done.path(i).path("location").asText());
    }
    assertEquals("W/\"2\"", done.path(1).path("version").asText());
    assertFalse(done.path(6).has("location"));
    assertEquals(
        List.of("412", "200", "204", "404", "409", "404", "400", "400", "400", "400", "400"),
        IntStream.range(0, 11).mapToObj(i -> done.path(i).path("status").asText()).toList());
  }

  private static String operation(String method, String path) {
    return "{\"method\":\"" + method + "\",\"path\":\"" + path + "\"";
  }

  @Test
  void aBulkOfNothingButErrorsIsAnsweredWhole() {
    // Given
    String bad = "{\"method\":\"POST\",\"path\":\"/Users\",\"data\":{}}";
    String bulk = "{\"Operations\":[" + String.join(",", Collections.nCopies(1_000, bad)) + "]}";

    // When
    TestConnection.Answer answer = connection.post("/Bulk", bulk);

    // Then
    assertEquals(200, answer.status());
    assertEquals(1_000, answer.body().path("Operations").size());
  }

  @Test
  void groupNamesAreUniqueFromWhenTheyAreToBe() {
    // Given
    TestConnection twins = TestConnection.create(false);
    List<Integer> before =
        List.of(
            twins.post("/Groups", TestConnection.groupJson("One")).status(),
            twins.post("/Groups", TestConnection.groupJson("one")).status());
    twins.delete(
        "/Groups/" + twins.get("/Groups").body().path("Resources").path(0).path("id").asText());

    // When
    TestConnection.sql(
        "update control.connection set unique_group_names = true where id = ?", twins.id().value());
    Awaitility.await().until(() -> isSwitched(twins));
    int after = twins.post("/Groups", TestConnection.groupJson("ONE")).status();

    // Then
    assertEquals(List.of(201, 201), before);
    assertEquals(409, after);
  }

  @Test
  void callsThatFindTheRuleForNamesChangedAtOnceAreAllServed() {
    // Given
    List<String> groups =
        IntStream.range(0, 40).mapToObj(i -> connection.group("Group " + i)).toList();
    TestConnection.sql(
        "update control.connection set unique_group_names = false where id = ?",
        connection.id().value());

    // When
    Set<Integer> answers = new TreeSet<>();
    Awaitility.await()
        .until(
            () -> {
              List<Integer> round = renamedAtOnce(groups);
              answers.addAll(round);
              return round.equals(Collections.nCopies(40, 204));
            });

    // Then
    assertEquals(Set.of(204, 409), answers);
  }

  private List<Integer> renamedAtOnce(List<String> groups) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return groups.stream()
          .map(group -> CompletableFuture.supplyAsync(() -> renamed(group), threads))
          .toList()
          .stream()
          .map(CompletableFuture::join)
          .toList();
    }
  }

  private int renamed(String group) {
    return connection
        .patch(
            "/Groups/" + group, "{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"Same\"}")
        .status();
  }

  @Test
  void halfACharacterCostsNoRecordOfTheRequestLog() {
    // When
    int status = connection.post("/Users", "{\"userName\":\"\\ud800\u00c3 x\"}").status();

    // Then
    assertEquals(400, status);
    Awaitility.await()
        .until(
            () ->
                number(
                        "select count(*) from directory.request where connection_id = ? and"
                            + " request_body like '%?_ x%'")
                    == 1);
  }

  @Test
  void versionsGuardAgainstLostUpdates() {
    // Given
    TestConnection.Answer made = connection.post("/Users", TestConnection.userJson("ada"));
    String path = "/Users/" + made.id();
    String etag = String.valueOf(made.header("ETag"));

    // When
    int unchanged = connection.call("GET", path, null, "If-None-Match", etag).status();
    int taken =
        connection.call("PUT", path, TestConnection.userJson("bea"), "If-Match", etag).status();
    int late =
        connection.call("PUT", path, TestConnection.userJson("eve"), "If-Match", etag).status();

    int held =
        connection
            .call("PUT", path, TestConnection.userJson("eve"), "If-None-Match", "\"7\", W/\"2\"")
            .status();
    int there =
        connection
            .call(
                "PATCH",
                path,
                TestConnection.patchBody("{\"op\":\"remove\",\"path\":\"title\"}"),
                "If-None-Match",
                "*")
            .status();
    int listed = connection.call("GET", path, null, "If-None-Match", "W/\"1\", \"2\"").status();
    int none = connection.call("DELETE", path, null, "If-Match", "W/\"\"").status();
    int oneOf = connection.call("DELETE", path, null, "If-Match", "\"1\", W/\"2\"").status();

    // Then
    assertEquals(etag, made.body().path("meta").path("version").asText());
    assertEquals(List.of(304, 200, 412), List.of(unchanged, taken, late));
    assertEquals(List.of(412, 412, 304, 412, 204), List.of(held, there, listed, none, oneOf));
  }

  @Test
  void theRequestLogKeepsWhatWasSentButNoSecret() {
    // Given
    String body = "{\"userName\":\"ada\",\"password\":\"hunter2\",\"title\":\"Lead\"}";

    // When
    connection.post("/Users", body);

    // Then
    Awaitility.await()
        .untilAsserted(
            () ->
                assertEquals(
                    1,
                    TestConnection.number(
                        "select count(*) from directory.request where connection_id = ? and status"
                            + " = 201 and request_body like '%Lead%' and request_body not like"
                            + " '%hunter2%' and first_sequence = 1 and base_event_id is not null",
                        connection.id().value())));
  }

  @Test
  void aNulInAPathLosesNoRecords() {
    // Given
    String bulk =
        "{\"Operations\":[{\"method\":\"DELETE\",\"path\":\"/Users/a%00b\"},"
            + "{\"method\":\"DELETE\",\"path\":\"/Groups/%00\"}]}";

    // When
    connection.get("/Users?count=1");
    int path = connection.get("/Users/%00").status();
    int operations = connection.post("/Bulk", bulk).status();
    connection.get("/Groups?count=1");

    // Then
    assertEquals(List.of(404, 200), List.of(path, operations));
    Awaitility.await()
        .untilAsserted(
            () ->
                assertEquals(
                    List.of(6L, 1L),
                    List.of(
                        number("select count(*) from directory.request where connection_id = ?"),
                        number(
                            "select count(*) from directory.request where connection_id = ? and"
                                + " path like '%\ufffd%'"))));
  }

  @Test
  void whoSeemsToCallIsKeptOfTheRequestAndOfTheConnection() {
    // When
    connection.call("GET", "/Users?count=1", null, "User-Agent", "Okta SCIM Client 1.0.0");
    connection.call("GET", "/Users?count=1", null, "User-Agent", "curl/8");

    // Then
    Awaitility.await()
        .untilAsserted(
            () ->
                assertEquals(
                    List.of(2L, 1L, 1L),
                    List.of(
                        number("select count(*) from directory.request where connection_id = ?"),
                        number(
                            "select count(*) from directory.request_state where connection_id = ?"
                                + " and sender = 'okta'"),
                        number(
                            "select count(*) from directory.connection_activity where"
                                + " connection_id = ? and detected = 'okta'"))));
  }

  private long number(String sql) {
    return TestConnection.number(sql, connection.id().value());
  }

  private static boolean isSwitched(TestConnection connection) {
    connection.get("/Users?count=0");
    return TestConnection.number(
            "select count(*) from directory.connection_counter where connection_id = ? and"
                + " unique_group_names",
            connection.id().value())
        == 1;
  }

  private List<String> users(int count) {
    return IntStream.range(0, count).mapToObj(i -> connection.user("u" + i)).toList();
  }

  private List<String> ids(String path) {
    return connection.get(path).body().path("Resources").findValuesAsText("id");
  }

  private List<String> names(String path) {
    List<String> names = new ArrayList<>();
    connection
        .get(path)
        .body()
        .path("Resources")
        .forEach(u -> names.add(u.path("userName").asText()));
    return names;
  }
}
