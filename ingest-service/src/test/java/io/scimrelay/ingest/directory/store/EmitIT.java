package io.scimrelay.ingest.directory.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.scimrelay.common.id.IdSource;
import io.scimrelay.common.id.JobId;
import io.scimrelay.common.id.ResourceId;
import io.scimrelay.common.id.TenantId;
import io.scimrelay.ingest.testing.EventTail;
import io.scimrelay.ingest.testing.TestConnection;
import io.scimrelay.ingest.testing.WithServers;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithServers
class EmitIT {
  @Inject EmitStore store;
  @Inject IdSource ids;
  private final TestConnection connection = TestConnection.create();

  @Test
  void thePresentStateGoesOutAsANewVersionThatTellsNoChange() {
    // Given
    String ada = connection.user("ada@x.example");
    String group = connection.group("Eng", ada);

    // When
    UUID ofUser = ask(ada);
    UUID ofGroup = ask(group);

    // Then
    awaitState(ofUser, "succeeded");
    awaitState(ofGroup, "succeeded");
    List<JsonNode> told = EventTail.shared().numbered(connection.id(), 5);
    assertEmitted(told.get(3), "user.updated", "user", ada);
    assertEmitted(told.get(4), "group.updated", "group", group);
    assertFalse(told.get(0).has("emitted"));
  }

  private void assertEmitted(JsonNode event, String type, String kind, String id) {
    String path = (kind.equals("user") ? "/Users/" : "/Groups/") + id;
    JsonNode meta = connection.get(path).body().path("meta");
    assertEquals(type, event.path("type").asText(), event.toString());
    assertTrue(event.path("emitted").asBoolean());
    assertTrue(event.path("request").isNull());
    assertFalse(event.path("data").has("changes"));
    assertEquals(id, event.path("data").path(kind).path("id").asText());
    assertEquals(
        "W/\"" + event.path("data").path(kind).path("version").asLong() + "\"",
        meta.path("version").asText());
  }

  @Test
  void ofSeveralWhoTakeAJobOneDoesIt() {
    // Given
    ResourceId ada = ResourceId.parse(connection.user("ada@x.example")).orElseThrow();
    EmitJob job =
        new EmitJob(
            new JobId(ids.next()), new TenantId(connection.tenant()), connection.id(), ada, true);

    // When
    Uni.join()
        .all(IntStream.range(0, 8).mapToObj(_ -> store.emit(job)).toList())
        .andFailFast()
        .await()
        .indefinitely();

    // Then
    assertEquals(2, lastSequence());
  }

  @Test
  void whatIsGoneFailsWithALineThatSaysSo() {
    // Given
    String ada = connection.user("ada@x.example");
    connection.delete("/Users/" + ada);

    // When
    UUID job = ask(ada);

    // Then
    awaitState(job, "failed");
    assertEquals(
        1,
        TestConnection.number(
            "select count(*) from directory.job_status where job_id = ? and detail like"
                + " 'The user was deleted%'",
            job));
    assertEquals(2, lastSequence());
  }

  private UUID ask(String resource) {
    UUID job = ids.next();
    TestConnection.sql(
        "insert into control.job (id, tenant_id, kind, connection_id, resource_id, parameters,"
            + " created_at) values (?, ?, 'emit', ?, ?, jsonb_build_object('resource', ?::text),"
            + " now())",
        job,
        connection.tenant(),
        connection.id().value(),
        ResourceId.parse(resource).orElseThrow().value(),
        resource);
    return job;
  }

  private static void awaitState(UUID job, String state) {
    Awaitility.await()
        .untilAsserted(
            () ->
                assertEquals(
                    1,
                    TestConnection.number(
                        "select count(*) from directory.job_status where job_id = ? and state = ?",
                        job,
                        state)));
  }

  private long lastSequence() {
    return TestConnection.number(
        "select last_sequence from directory.connection_counter where connection_id = ?",
        connection.id().value());
  }
}
