package io.scimrelay.admin;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.restassured.response.Response;
import io.scimrelay.admin.testing.AdminTest;
import io.scimrelay.admin.testing.Api;
import io.scimrelay.admin.testing.Seed;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@AdminTest
class IdempotencyTest {

  @Test
  void theFirstAnswerIsRepeatedSecretsIncluded() {
    // Given
    Api api = Api.tenant();
    Response first = post(api, "/api-keys", "k", Map.of("name", "a"));

    // When
    Response again = post(api, "/api-keys", "k", Map.of("name", "a"));

    // Then
    assertEquals(201, again.statusCode());
    assertEquals(first.asString(), again.asString());
    api.get("/api-keys").body("data.size()", equalTo(2));
  }

  @Test
  void theStoredAnswerShowsNothing() {
    // Given
    Api api = Api.tenant();

    // When
    String secret = post(api, "/api-keys", "sealed", Map.of("name", "a")).path("secret");

    // Then
    assertEquals(
        0,
        Seed.rows(
                "select 1 from control.idempotent_answer where encode(sealed, 'escape') like '%' || ? || '%'",
                secret)
            .size());
  }

  @Test
  void anotherBodyOrRouteUnderTheKeyIsRefused() {
    // Given
    Api api = Api.tenant();
    post(api, "/organizations", "k", Map.of("name", "a"));

    // When
    Response body = post(api, "/organizations", "k", Map.of("name", "b"));
    Response route = post(api, "/api-keys", "k", Map.of("name", "a"));

    // Then
    body.then().statusCode(422).body("code", equalTo("idempotency_key_reused"));
    route.then().statusCode(422).body("code", equalTo("idempotency_key_reused"));
  }

  @Test
  void keysOfDifferentCallersDoNotMeet() {
    // Given
    String first = post(Api.tenant(), "/organizations", "k", Map.of("name", "a")).path("id");

    // When
    String second = post(Api.tenant(), "/organizations", "k", Map.of("name", "a")).path("id");

    // Then
    assertNotEquals(first, second);
  }

  @Test
  void aRefusedRequestLeavesItsKeyFree() {
    // Given
    Api api = Api.tenant();
    post(api, "/organizations", "k", Map.of("name", "")).then().statusCode(400);

    // When
    Response mended = post(api, "/organizations", "k", Map.of("name", "a"));

    // Then
    mended.then().statusCode(201);
  }

  @Test
  void ofManyAtOnceOneIsDone() throws Exception {
    // Given
    Api api = Api.tenant();
    Callable<String> call = () -> post(api, "/organizations", "k", Map.of("name", "a")).path("id");

    // When
    List<Future<String>> answers;
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      answers = threads.invokeAll(Stream.generate(() -> call).limit(8).toList());
    }

    // Then
    for (Future<String> answer : answers) {
      assertEquals(answers.getFirst().get(), answer.get());
    }
    api.get("/organizations").body("data.size()", equalTo(1));
  }

  @Test
  void afterADayTheKeyIsNew() {
    // Given
    Api api = Api.tenant();
    String first = post(api, "/organizations", "old", Map.of("name", "a")).path("id");
    Seed.execute(
        "update control.idempotent_answer set created_at = created_at - interval '25 hours' where key = ?",
        "old");

    // When
    String second = post(api, "/organizations", "old", Map.of("name", "b")).path("id");

    // Then
    assertNotEquals(first, second);
  }

  @Test
  void aKeyThatIsNoneIsRefused() {
    post(Api.tenant(), "/organizations", "x".repeat(256), Map.of("name", "a"))
        .then()
        .statusCode(400);
  }

  private static Response post(Api api, String path, String key, Object body) {
    return api.request().header("Idempotency-Key", key).body(body).post(path);
  }
}
