package io.scimrelay.admin;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.scimrelay.admin.testing.AdminTest;
import io.scimrelay.admin.testing.Everything;
import io.scimrelay.admin.testing.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@AdminTest
class DirectoryTest {

  @Test
  void aUserIsShownAsEventsTellIt() {
    Everything theirs = Everything.made();
    theirs
        .api()
        .get("/users/" + theirs.ids().get("/v1/users/"))
        .body("userName", equalTo("ada@example.com"))
        .body("email", equalTo("ada@example.com"))
        .body("displayName", equalTo("Ada Byron"))
        .body("givenName", equalTo("Ada"))
        .body("active", equalTo(true))
        .body("version", equalTo(1))
        .body("externalId", equalTo("ext-1"))
        .body("connectionId", equalTo(theirs.connection().text()))
        .body("scim.name.familyName", equalTo("Byron"));
  }

  @ParameterizedTest
  @CsvSource({
    "userName=ADA@example.com, 1",
    "userName=bob@example.com, 0",
    "email=Ada@Example.com, 1",
    "email=bob@example.com, 0",
    "externalId=ext-1, 1",
    "externalId=EXT-1, 0",
    "active=true, 1",
    "active=false, 0",
    "userName=ada@example.com&active=true&externalId=ext-1, 1",
  })
  void usersAreFoundByWhatIsKnownOfThem(String query, int found) {
    Everything theirs = Everything.made();
    theirs
        .api()
        .get("/connections/" + theirs.connection() + "/users?" + query)
        .statusCode(200)
        .body("data.size()", equalTo(found));
  }

  @Test
  void aGroupHasItsMembers() {
    Everything theirs = Everything.made();
    String group = "/groups/" + theirs.ids().get("/v1/groups/");
    theirs.api().get(group).body("displayName", equalTo("Engineers"));
    theirs
        .api()
        .get(group + "/members")
        .body("data[0].id", equalTo(theirs.ids().get("/v1/users/")))
        .body("data[0].type", equalTo("user"))
        .body("data[0].userName", equalTo("ada@example.com"));
    theirs
        .api()
        .get("/connections/" + theirs.connection() + "/groups")
        .body("data.size()", equalTo(1));
  }

  @Test
  void aPageOfLargeUsersEndsEarlyAndSaysSo() {
    // Given
    Everything theirs = Everything.made();
    for (int i = 0; i < 5; i++) {
      Seed.enlarge(Seed.user(theirs.connection(), "u" + i + "@example.com"), 600_000);
    }

    // When
    String users = "/connections/" + theirs.connection() + "/users?limit=1000";
    var first = theirs.api().get(users).body("hasMore", equalTo(true)).extract().jsonPath();
    var second =
        theirs
            .api()
            .get(users + "&after=" + first.getString("nextCursor"))
            .body("hasMore", equalTo(false))
            .extract()
            .jsonPath();

    // Then
    assertEquals(6, first.getList("data").size() + second.getList("data").size());
  }

  @Test
  void withItsConnectionGoesWhatIsShownOfIt() {
    // Given
    Everything theirs = Everything.made();
    theirs.api().delete("/connections/" + theirs.connection()).statusCode(204);

    // Then
    String group = "/groups/" + theirs.ids().get("/v1/groups/");
    theirs.api().get("/users/" + theirs.ids().get("/v1/users/")).statusCode(404);
    theirs.api().get(group).statusCode(404);
    theirs.api().get(group + "/members").statusCode(404);
    theirs.api().get("/requests/" + theirs.ids().get("/v1/requests/")).statusCode(404);
  }

  @Test
  void aRequestLeadsToItsEvents() {
    Everything theirs = Everything.made();
    var request =
        theirs
            .api()
            .get("/requests/" + theirs.ids().get("/v1/requests/"))
            .body("method", equalTo("POST"))
            .body("quirks[0]", equalTo("StringlyBoolean"))
            .body("sender", equalTo("okta"))
            .body("requestBody", equalTo("{}"))
            .body("events.count", equalTo(2))
            .extract()
            .jsonPath();
    assertEquals(2, request.getList("events.ids").size());
    theirs
        .api()
        .get("/connections/" + theirs.connection() + "/requests")
        .body("data[0].id", equalTo(request.getString("id")));
  }

  @Test
  void anEmitIsAskedFor() {
    Everything theirs = Everything.made();
    theirs
        .api()
        .post("/users/" + theirs.ids().get("/v1/users/") + "/emit")
        .statusCode(202)
        .body("kind", equalTo("emit"));
    theirs.api().post("/groups/" + theirs.ids().get("/v1/users/") + "/emit").statusCode(404);
  }
}
