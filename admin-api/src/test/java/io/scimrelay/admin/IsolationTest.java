package io.scimrelay.admin;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.scimrelay.admin.testing.AdminTest;
import io.scimrelay.admin.testing.Api;
import io.scimrelay.admin.testing.Everything;
import io.scimrelay.admin.testing.Route;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What is a tenant's is nobody else's, on every route that the description names. */
@AdminTest
class IsolationTest {

  @Test
  void aTenantFindsNothingOfAnotherByItsIds() {
    // Given
    Everything theirs = Everything.made();
    Api stranger = Api.tenant();

    // When
    Stream<Executable> asked =
        named()
            .map(
                route ->
                    () ->
                        assertEquals(
                            404,
                            route.call(stranger, theirs).extract().statusCode(),
                            route.toString()));

    // Then
    assertAll(asked);
  }

  @Test
  void aTenantChangesNothingOfAnother() {
    // Given
    Everything theirs = Everything.made();
    Api stranger = Api.tenant();
    Map<String, String> before = answers(theirs);

    // When
    named().forEach(route -> route.call(stranger, theirs));

    // Then
    assertEquals(before, answers(theirs));
  }

  @Test
  void aListHoldsNothingOfAnother() {
    // Given
    Everything theirs = Everything.made();
    Api stranger = Api.tenant();

    // When
    List<String> lists =
        Route.all().stream()
            .filter(route -> route.method().equals("GET") && !route.named() && !route.operators())
            .map(route -> route.call(stranger, theirs).statusCode(200).extract().asString())
            .toList();

    // Then
    assertTrue(lists.size() >= 4);
    for (String id : theirs.ids().values()) {
      assertFalse(lists.toString().contains(id), id);
    }
  }

  @Test
  void aBodyMayNotNameWhatIsAnothers() {
    // Given
    Everything theirs = Everything.made();
    Api stranger = Api.tenant();
    String endpoint = stranger.endpoint();
    String organization = theirs.ids().get("/v1/organizations/");
    String connection = theirs.connection().text();

    // When
    Stream<Executable> asked =
        Stream.of(
            () ->
                stranger
                    .post(
                        "/connections",
                        Map.of("organizationId", organization, "name", "x", "provider", "okta"))
                    .statusCode(400),
            () ->
                stranger
                    .patch("/endpoints/" + endpoint, Map.of("connectionIds", List.of(connection)))
                    .statusCode(400),
            () ->
                stranger
                    .patch(
                        "/endpoints/" + endpoint, Map.of("organizationIds", List.of(organization)))
                    .statusCode(400),
            () ->
                stranger
                    .post(
                        "/endpoints/" + endpoint + "/backfill", Map.of("connectionId", connection))
                    .statusCode(400));

    // Then
    assertAll(asked);
  }

  @Test
  void eachIsThereForItsOwner() {
    // Given
    Everything theirs = Everything.made();

    // When
    Stream<Executable> asked =
        named()
            .filter(route -> route.method().equals("GET"))
            .map(
                route ->
                    () ->
                        assertEquals(
                            200,
                            route.call(theirs.api(), theirs).extract().statusCode(),
                            route.toString()));

    // Then
    assertAll(asked);
  }

  private static Stream<Route> named() {
    return Route.all().stream().filter(route -> route.named() && !route.operators());
  }

  private static Map<String, String> answers(Everything things) {
    Map<String, String> answers = new TreeMap<>();
    named()
        .filter(route -> route.method().equals("GET"))
        .forEach(
            route ->
                answers.put(
                    route.toString(), route.call(things.api(), things).extract().asString()));
    return answers;
  }
}
