package io.scimrelay.admin;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.scimrelay.admin.testing.AdminTest;
import io.scimrelay.admin.testing.Everything;
import io.scimrelay.admin.testing.Seed;
import io.scimrelay.common.id.JobId;
import io.scimrelay.common.id.MessageId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@AdminTest
class MessageTest {

  @Test
  void messagesComeNewestFirstAndAreFiltered() {
    // Given
    Everything theirs = Everything.made();
    String older = theirs.ids().get("/v1/messages/");
    MessageId newer = Seed.delivered(theirs.tenant(), theirs.endpoint(), theirs.connection());
    String list = "/endpoints/" + theirs.endpoint() + "/messages";

    // When
    var page = theirs.api().get(list + "?limit=1").extract().jsonPath();

    // Then
    assertEquals(List.of(newer.text()), page.getList("data.id"));
    theirs
        .api()
        .get(list + "?after=" + page.getString("nextCursor"))
        .body("data.id", equalTo(List.of(older)));
    theirs.api().get(list + "?state=pending").body("data.size()", equalTo(0));
    theirs
        .api()
        .get(list + "?state=delivered&connectionId=" + theirs.connection())
        .body("data.size()", equalTo(2));
  }

  @Test
  void aMessageAndItsAttemptsHaveTheirShapes() {
    Everything theirs = Everything.made();
    String path = "/messages/" + theirs.ids().get("/v1/messages/");
    theirs
        .api()
        .get(path)
        .body("eventId", startsWith("evt_"))
        .body("eventType", equalTo("user.updated"))
        .body("endpointId", equalTo(theirs.endpoint().text()))
        .body("connectionId", equalTo(theirs.connection().text()))
        .body("sequence", equalTo(1))
        .body("state", equalTo("delivered"))
        .body("skipReason", nullValue())
        .body("attemptCount", equalTo(1))
        .body("deliveredAt", notNullValue())
        .body("nextAttemptAt", nullValue());
    theirs
        .api()
        .get(path + "/attempts")
        .body("data[0].id", startsWith("att_"))
        .body("data[0].number", equalTo(1))
        .body("data[0].trigger", equalTo("scheduled"))
        .body("data[0].durationMs", equalTo(12))
        .body("data[0].outcome", equalTo("accepted"))
        .body("data[0].status", equalTo(204))
        .body("data[0].error", nullValue())
        .body("data[0].responseExcerpt", nullValue());
  }

  @Test
  void aResendIsAskedOfDelivery() {
    // Given
    Everything theirs = Everything.made();
    String message = theirs.ids().get("/v1/messages/");

    // When
    String job =
        RestAssured.given()
            .header("Authorization", "Bearer " + theirs.api().key())
            .post("/v1/messages/" + message + "/resend")
            .then()
            .statusCode(202)
            .extract()
            .path("id");

    // Then
    Map<String, Object> asked =
        Seed.rows(
                "select kind, endpoint_id, message_id from control.asked_job where job_id = ?",
                JobId.parse(job).orElseThrow().value())
            .getFirst();
    assertEquals("resend", asked.get("kind"));
    assertEquals(theirs.endpoint().value(), asked.get("endpoint_id"));
    assertEquals(MessageId.parse(message).orElseThrow().value(), asked.get("message_id"));
  }

  @Test
  void whatALaterEventSupersededIsSentAgainOnlyByForce() {
    // Given
    Everything theirs = Everything.made();
    UUID user = Seed.id();
    MessageId old = Seed.message(theirs.tenant(), theirs.endpoint(), theirs.connection(), user, 10);
    Seed.message(theirs.tenant(), theirs.endpoint(), theirs.connection(), user, 11);
    String resend = "/messages/" + old + "/resend";

    // When
    theirs.api().post(resend).statusCode(409).body("code", equalTo("superseded"));

    // Then
    theirs.api().post(resend, Map.of("force", true)).statusCode(202);
  }

  @Test
  void figuresCountMessagesAndAttempts() {
    Everything theirs = Everything.made();
    theirs
        .api()
        .get("/endpoints/" + theirs.endpoint() + "/stats")
        .statusCode(200)
        .body("delivered", equalTo(1))
        .body("failed", equalTo(0))
        .body("attempts", equalTo(1))
        .body("successRate", equalTo(1.0f))
        .body("latencyMs.p50", equalTo(12.0f))
        .body("backlog", equalTo(0));
  }

  @Test
  void aJobTellsItsProgress() {
    // Given
    Everything theirs = Everything.made();
    String job = theirs.ids().get("/v1/jobs/");
    theirs
        .api()
        .get("/jobs/" + job)
        .body("kind", equalTo("recover"))
        .body("state", equalTo("running"))
        .body("startedAt", nullValue());

    // When
    Seed.execute(
        """
        insert into delivery.job_progress (job_id, tenant_id, kind, state, done, total, finished_at)
        values (?, ?, 'recover', 'succeeded', 3, 3, now())
        """,
        JobId.parse(job).orElseThrow().value(),
        theirs.tenant().value());

    // Then
    theirs
        .api()
        .get("/jobs/" + job)
        .body("state", equalTo("succeeded"))
        .body("done", equalTo(3))
        .body("finishedAt", notNullValue());
  }

  @Test
  void aTestAnswersTheAttemptThatDeliveryMade() throws Exception {
    // Given
    Everything theirs = Everything.made();
    Future<Response> test;
    try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
      test =
          thread.submit(
              () -> theirs.api().request().post("/endpoints/" + theirs.endpoint() + "/test"));

      // When
      Seed.finishTest(theirs.tenant(), theirs.endpoint());
    }

    // Then
    test.get()
        .then()
        .statusCode(200)
        .body("trigger", equalTo("manual"))
        .body("outcome", equalTo("accepted"));
  }

  @Test
  void aTestThatWasNotSentSaysWhy() throws Exception {
    // Given
    Everything theirs = Everything.made();
    Future<Response> test;
    try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
      test =
          thread.submit(
              () -> theirs.api().request().post("/endpoints/" + theirs.endpoint() + "/test"));

      // When
      Seed.failTest(theirs.tenant(), theirs.endpoint(), "the endpoint is paused");
    }

    // Then
    test.get().then().statusCode(409).body("detail", equalTo("the endpoint is paused"));
  }
}
