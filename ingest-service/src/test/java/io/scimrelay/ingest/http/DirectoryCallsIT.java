package io.scimrelay.ingest.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.scimrelay.ingest.testing.EventTail;
import io.scimrelay.ingest.testing.TestConnection;
import io.scimrelay.ingest.testing.WithServers;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithServers
class DirectoryCallsIT {
  private final TestConnection connection = TestConnection.create();
  private final EventTail tail = EventTail.shared();

  @Test
  void aLifeFromTheFirstCallToTheLastIsToldInOrder() {
    // Given
    // nothing appends notices here, and of many that wait the first 500 are looked at
    TestConnection.sql("delete from directory.notice");
    TestConnection.Answer ada = connection.post("/Users", TestConnection.userJson("ada@x.example"));
    String group = connection.group("Eng");

    // When
    TestConnection.Answer added =
        connection.patch(
            "/Groups/" + group,
            "{\"op\":\"add\",\"path\":\"members\",\"value\":["
                + TestConnection.values(ada.id())
                + "]}");
    TestConnection.Answer off =
        connection.patch("/Users/" + ada.id(), "{\"op\":\"replace\",\"value\":{\"active\":false}}");
    TestConnection.Answer again =
        connection.patch("/Users/" + ada.id(), "{\"op\":\"replace\",\"value\":{\"active\":false}}");
    TestConnection.Answer gone = connection.delete("/Users/" + ada.id());

    // Then
    assertEquals(201, ada.status(), ada.toString());
    assertEquals("application/scim+json", ada.header("Content-Type"));
    assertTrue(String.valueOf(ada.header("Location")).endsWith("/Users/" + ada.id()));
    assertEquals(204, added.status(), added.toString());
    assertEquals(200, off.status(), off.toString());
    assertEquals(200, again.status(), again.toString());
    assertEquals(204, gone.status(), gone.toString());
    List<JsonNode> events = tail.numbered(connection.id(), 6);
    assertEquals(
        List.of(
            "user.created",
            "group.created",
            "group.member_added",
            "user.deactivated",
            "group.member_removed",
            "user.deleted"),
        events.stream().map(event -> event.path("type").asText()).toList());
    assertEquals(
        IntStream.rangeClosed(1, 6).boxed().toList(),
        events.stream().map(event -> event.path("sequence").asInt()).toList());
    assertEquals(
        "connection.activated", tail.others(connection.id(), 1).getFirst().path("type").asText());
  }

  @Test
  void ofAConnectionThatIsDeletedNothingIsWrittenAnyMore() {
    // Given
    String ada = connection.user("ada");
    String group = connection.group("Admins", ada);
    long told = connection.halfWritten();

    // When
    TestConnection.sql("delete from control.connection where id = ?", connection.id().value());
    List<Integer> refused =
        List.of(
            connection.post("/Users", TestConnection.userJson("eve")).status(),
            connection.put("/Users/" + ada, TestConnection.userJson("ada.b")).status(),
            connection
                .patch(
                    "/Groups/" + group,
                    "{\"op\":\"remove\",\"path\":\"members[value eq \\\"" + ada + "\\\"]\"}")
                .status(),
            connection.delete("/Users/" + ada).status());

    // Then
    assertEquals(List.of(401, 401, 401, 401), refused);
    assertEquals(
        3,
        TestConnection.number(
            "select last_sequence from directory.connection_counter where connection_id = ?",
            connection.id().value()));
    assertEquals(told, connection.halfWritten());
  }

  @Test
  void thePatchOfAGroupIsAnsweredWithWhatIsAskedFor() {
    // Given
    String ada = connection.user("ada");
    String path = "/Groups/" + connection.group("Eng");
    String added =
        TestConnection.patchBody(
            "{\"op\":\"add\",\"path\":\"members\",\"value\":[" + TestConnection.values(ada) + "]}");

    // When
    TestConnection.Answer named = connection.call("PATCH", path + "?attributes=displayName", added);
    TestConnection.Answer without =
        connection.call("PATCH", path + "?excludedAttributes=members", added);
    TestConnection.Answer plain = connection.call("PATCH", path, added);

    // Then
    assertEquals(List.of(200, 200, 204), List.of(named.status(), without.status(), plain.status()));
    assertEquals("Eng", named.body().path("displayName").asText());
    assertTrue(without.body().path("members").isMissingNode(), without.toString());
    assertEquals(without.header("ETag"), without.body().path("meta").path("version").asText());
  }
}
