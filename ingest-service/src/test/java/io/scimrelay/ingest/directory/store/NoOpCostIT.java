package io.scimrelay.ingest.directory.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.scimrelay.common.id.IdSource;
import io.scimrelay.ingest.directory.DirectoryDecider;
import io.scimrelay.ingest.outbox.OutboxSignal;
import io.scimrelay.ingest.testing.CountedPool;
import io.scimrelay.ingest.testing.TestConnection;
import io.scimrelay.ingest.testing.WithServers;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many statements on directories a call takes. */
@QuarkusTest
@WithServers
class NoOpCostIT {
  private static final String ENTERPRISE =
      "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

  @Inject Pool pool;
  @Inject DirectoryDecider decider;
  @Inject OutboxSignal outbox;
  @Inject IdSource ids;
  private final TestConnection connection = TestConnection.create();
  private CountedPool counted;
  private String boss;
  private String ada;
  private String group;

  @BeforeEach
  void aUserWithAGroupAndAManager() {
    counted = new CountedPool(pool);
    Pool through = counted.pool();
    QuarkusMock.installMockForType(
        new DirectoryStore(through, new MemberStore(through), decider, outbox, ids),
        DirectoryStore.class);
    QuarkusMock.installMockForType(new DirectoryReadStore(through), DirectoryReadStore.class);
    boss = connection.post("/Users", "{\"userName\":\"boss\",\"displayName\":\"The Boss\"}").id();
    ada =
        connection
            .post(
                "/Users",
                "{\"userName\":\"ada\",\"title\":\"Lead\",\""
                    + ENTERPRISE
                    + "\":{\"manager\":{\"value\":\""
                    + boss
                    + "\"}}}")
            .id();
    group = connection.group("Eng", ada);
    counted.take();
  }

  @Test
  void aPatchOfAUserThatChangesNothingIsOneReadAndShowsWhatStandsBesideIt() {
    // When
    TestConnection.Answer answer = replaceTitle("Lead");

    // Then
    assertEquals(1, counted.take().size());
    assertEquals(200, answer.status());
    assertShowsGroupAndManager(answer.body());
  }

  @Test
  void aPatchOfAUserThatChangesSomethingIsOneReadAndOneWrite() {
    // When
    TestConnection.Answer answer = replaceTitle("Engineer");

    // Then
    assertEquals(2, counted.take().size());
    assertEquals("Engineer", answer.body().path("title").asText());
    assertShowsGroupAndManager(answer.body());
  }

  @Test
  void anotherManagerIsReadAnew() {
    // Given
    String other = connection.post("/Users", "{\"userName\":\"eve\",\"displayName\":\"Eve\"}").id();

    // When
    TestConnection.Answer answer =
        connection.patch(
            "/Users/" + ada,
            "{\"op\":\"replace\",\"path\":\""
                + ENTERPRISE
                + ":manager.value\",\"value\":\""
                + other
                + "\"}");

    // Then
    assertEquals(
        "Eve",
        answer.body().path(ENTERPRISE).path("manager").path("displayName").asText(),
        answer.toString());
    assertEquals(group, answer.body().path("groups").path(0).path("value").asText());
  }

  @Test
  void aUserIsReadAndMadeInOneStatementEach() {
    // When
    connection.user("bob");
    List<String> made = counted.take();
    TestConnection.Answer read = connection.get("/Users/" + ada);

    // Then
    assertEquals(1, made.size());
    assertEquals(1, counted.take().size());
    assertShowsGroupAndManager(read.body());
  }

  @Test
  void aPatchOfAGroupThatChangesNothingIsOneStatement() {
    // When
    int name =
        connection
            .patch(
                "/Groups/" + group,
                "{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"Eng\"}")
            .status();
    int named = counted.take().size();
    int member =
        connection
            .patch(
                "/Groups/" + group,
                "{\"op\":\"add\",\"path\":\"members\",\"value\":["
                    + TestConnection.values(ada)
                    + "]}")
            .status();

    // Then
    assertEquals(List.of(204, 1), List.of(name, named));
    assertEquals(List.of(204, 1), List.of(member, counted.take().size()));
  }

  private TestConnection.Answer replaceTitle(String title) {
    return connection.patch(
        "/Users/" + ada, "{\"op\":\"replace\",\"path\":\"title\",\"value\":\"" + title + "\"}");
  }

  private void assertShowsGroupAndManager(JsonNode user) {
    JsonNode shown = user.path("groups").path(0);
    assertEquals(group, shown.path("value").asText(), user.toString());
    assertEquals("Eng", shown.path("display").asText());
    assertEquals("The Boss", user.path(ENTERPRISE).path("manager").path("displayName").asText());
  }
}
