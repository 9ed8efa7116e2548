package io.scimrelay.admin;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.scimrelay.admin.testing.AdminTest;
import io.scimrelay.admin.testing.Api;
import io.scimrelay.admin.testing.Seed;
import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.ResourceId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@AdminTest
class ConnectionTest {

  @Test
  void aNewConnectionIsPendingAndHasAUrlWithoutUnderscore() {
    Api api = Api.tenant();
    api.get("/connections/" + api.connection())
        .statusCode(200)
        .body("state", equalTo("pending"))
        .body("scimUrl", matchesPattern("http://127\\.0\\.0\\.1:8080/scim/v2/[0-9a-z]{26}"))
        .body("uniqueGroupNames", equalTo(true))
        .body("activatedAt", nullValue());
  }

  @Test
  void aConnectionThatWasCalledIsActive() {
    // Given
    Api api = Api.tenant();
    String id = api.connection();

    // When
    Seed.activity(typed(id));

    // Then
    api.get("/connections/" + id)
        .body("state", equalTo("active"))
        .body("activatedAt", notNullValue())
        .body("users", equalTo(1));
    api.get("/connections").body("data[0].state", equalTo("active"));
  }

  @Test
  void pausingAndResumingIsToldOnceEach() {
    // Given
    Api api = Api.tenant();
    String id = api.connection();

    // When
    api.patch("/connections/" + id, Map.of("state", "paused")).body("state", equalTo("paused"));
    api.patch("/connections/" + id, Map.of("paused", true, "name", "b")).statusCode(200);
    api.patch("/connections/" + id, Map.of("state", "active")).body("state", equalTo("pending"));

    // Then
    assertEquals(List.of("connection.paused", "connection.activated"), told(id));
  }

  @Test
  void aDeletedConnectionIsToldWithItsCounts() {
    // Given
    Api api = Api.tenant();
    String id = api.connection();
    Seed.activity(typed(id));

    // When
    api.delete("/connections/" + id).statusCode(204);

    // Then
    api.get("/connections/" + id).statusCode(404);
    assertEquals(List.of("connection.deleted"), told(id));
    String data = String.valueOf(notices(id).getFirst().get("data"));
    assertTrue(data.contains("\"users\": 1") && data.contains(id), data);
  }

  @Test
  void anOrganizationTakesItsConnectionsAlongAndEachIsTold() {
    // Given
    Api api = Api.tenant();
    String organization = api.organization();
    Map<String, Object> wanted =
        Map.of("organizationId", organization, "name", "a", "provider", "entra");
    String one = api.make("/connections", wanted);
    String two = api.make("/connections", wanted);

    // When
    api.delete("/organizations/" + organization).statusCode(204);

    // Then
    api.get("/connections").body("data.size()", equalTo(0));
    assertEquals(List.of("connection.deleted"), told(one));
    assertEquals(List.of("connection.deleted"), told(two));
  }

  @Test
  void whatIsNotThereIsNotTold() {
    // Given
    Api api = Api.tenant();
    String id = api.connection();
    api.delete("/connections/" + id);

    // When
    api.delete("/connections/" + id).statusCode(404);

    // Then
    assertEquals(1, told(id).size());
  }

  @Test
  void aPatchChangesWhatItNames() {
    // Given
    Api api = Api.tenant();
    String id = api.connection();

    // When
    api.patch("/connections/" + id, Map.of("uniqueGroupNames", false)).statusCode(200);

    // Then
    api.get("/connections/" + id)
        .body("name", equalTo("Okta of Initech"))
        .body("provider", equalTo("okta"))
        .body("uniqueGroupNames", equalTo(false));
    api.patch("/connections/" + id, "{\"uniqueGroupNames\":null}")
        .body("uniqueGroupNames", equalTo(true));
    api.patch("/connections/" + id, "{\"name\":null}").statusCode(400);
    api.patch("/connections/" + id, Map.of("state", "pending")).statusCode(400);
    api.patch("/connections/" + id, Map.of("organizationId", api.organization())).statusCode(400);
  }

  @Test
  void namesOfGroupsAreNotMadeUniqueWhileSomeShareOne() {
    // Given
    Api api = Api.tenant();
    String id = api.connection();
    Seed.activity(typed(id));
    ResourceId ada = Seed.user(typed(id), "ada@example.com");
    ResourceId one = Seed.group(typed(id), ada);
    Seed.group(typed(id), ada);
    api.patch("/connections/" + id, Map.of("uniqueGroupNames", false)).statusCode(200);

    // When
    api.patch("/connections/" + id, Map.of("uniqueGroupNames", true, "name", "b"))
        .statusCode(409)
        .body("code", equalTo("conflict"))
        .body("detail", containsString("Engineers"));

    // Then
    api.get("/connections/" + id)
        .body("uniqueGroupNames", equalTo(false))
        .body("name", equalTo("Okta of Initech"));
    Seed.execute("delete from directory.resource where id = ?", one.value());
    api.patch("/connections/" + id, Map.of("uniqueGroupNames", true)).statusCode(200);
  }

  @Test
  void listsArePaged() {
    // Given
    Api api = Api.tenant();
    List<String> made = List.of(api.connection(), api.connection(), api.connection());

    // When
    var first = api.get("/connections?limit=2").extract().jsonPath();
    var second =
        api.get("/connections?limit=2&after=" + first.getString("nextCursor"))
            .body("hasMore", equalTo(false))
            .body("nextCursor", nullValue())
            .extract()
            .jsonPath();

    // Then
    assertEquals(made.subList(0, 2), first.getList("data.id"));
    assertEquals(made.subList(2, 3), second.getList("data.id"));
    assertTrue(first.getBoolean("hasMore"));
  }

  @Test
  void tokensAreShownOnceAndSeveralAreValidAtOnce() {
    // Given
    Api api = Api.tenant();
    String tokens = "/connections/" + api.connection() + "/tokens";

    // When
    api.post(tokens, Map.of("name", "a"))
        .statusCode(201)
        .body("secret", matchesPattern("scim_[0-9A-Za-z]{49}"))
        .body("prefix", matchesPattern("scim_[0-9A-Za-z]{6}"));
    api.post(tokens).statusCode(201).body("name", nullValue());

    // Then
    api.get(tokens).body("data.size()", equalTo(2)).body("data.secret", everyItem(nullValue()));
  }

  @Test
  void aRotatedTokenEndsAfterTheOverlap() {
    // Given
    Api api = Api.tenant();
    String tokens = "/connections/" + api.connection() + "/tokens";
    String old = api.make(tokens, Map.of("name", "a"));

    // When
    api.post(tokens + "/" + old + "/rotate", Map.of("overlapSeconds", 0))
        .statusCode(201)
        .body("name", equalTo("a"))
        .body("expiresAt", nullValue());

    // Then
    api.get(tokens).body("data.size()", equalTo(2)).body("data[0].expiresAt", notNullValue());
    assertEquals(0, valid(old));
  }

  @Test
  void aRevokedTokenIsNoCredential() {
    // Given
    Api api = Api.tenant();
    String tokens = "/connections/" + api.connection() + "/tokens";
    String id = api.make(tokens, Map.of());

    // When
    api.delete(tokens + "/" + id).statusCode(204);

    // Then
    assertEquals(0, valid(id));
    api.delete(tokens + "/" + id).statusCode(404);
    api.get(tokens).body("data.size()", equalTo(0));
  }

  private static int valid(String token) {
    return Seed.rows(
            "select 1 from control.scim_credential where token_id = ?",
            io.scimrelay.common.id.TokenId.parse(token).orElseThrow().value())
        .size();
  }

  private static List<Map<String, Object>> notices(String connection) {
    return Seed.rows(
        "select type, data from control.pending_notice where connection_id = ? order by event_id",
        typed(connection).value());
  }

  private static List<Object> told(String connection) {
    return notices(connection).stream().map(row -> row.get("type")).toList();
  }

  private static ConnectionId typed(String id) {
    return ConnectionId.parse(id).orElseThrow();
  }
}
