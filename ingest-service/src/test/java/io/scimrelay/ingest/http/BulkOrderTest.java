package io.scimrelay.ingest.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BulkOrderTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void whatIsReferredToComesFirst() throws JsonProcessingException {
    // When
    List<BulkStep> steps = steps(group("g", "u"), user("u", "none"));

    // Then
    assertEquals(List.of(made(1), made(0)), steps);
  }

  @Test
  void aCircleIsCompletedBeforeAnythingElse() throws JsonProcessingException {
    // When
    List<BulkStep> steps = steps(user("a", "b"), user("b", "c"), user("c", "a"), user("d", "a"));

    // Then
    assertEquals(List.of(made(2, "a"), made(1), made(0), new BulkStep.Complete(2), made(3)), steps);
  }

  @Test
  void groupsInACircleAreNotMadeOneWithoutTheOther() throws JsonProcessingException {
    // When
    List<BulkStep> steps = steps(group("x", "y"), group("y", "x"));

    // Then
    assertEquals(List.of(made(1), made(0)), steps);
  }

  @Test
  void onlyWhatRefersToLaterOnesIsLeftOut() throws JsonProcessingException {
    // Given
    JsonNode data =
        JSON.readTree(
            """
            {"userName": "a", "urn:x:User": {"color": "red", "peers": ["bulkId:b", "bulkId:c"]},
             "manager": "bulkId:b", "groups": [{"value": "bulkId:b"}]}""");

    // When
    BulkParts parts = BulkParts.of(data, Set.of("b"));

    // Then
    assertEquals(
        JSON.readTree(
            """
            {"userName": "a", "urn:x:User": {"color": "red", "peers": ["bulkId:c"]},
             "groups": [{"value": "bulkId:b"}]}"""),
        parts.now());
    assertEquals(
        JSON.readTree(
            """
            {"urn:x:User": {"peers": ["bulkId:b"]}, "manager": "bulkId:b"}"""),
        parts.later());
  }

  private static BulkStep made(int index, String... later) {
    return new BulkStep.Operate(index, Set.of(later));
  }

  private static List<BulkStep> steps(String... operations) throws JsonProcessingException {
    return new BulkIds(JSON.readTree("[" + String.join(",", operations) + "]")).steps();
  }

  private static String user(String bulkId, String manager) {
    return operation("/Users", bulkId, "\"manager\": \"bulkId:" + manager + "\"");
  }

  private static String group(String bulkId, String member) {
    return operation("/groups/", bulkId, "\"members\": [{\"value\": \"bulkId:" + member + "\"}]");
  }

  private static String operation(String path, String bulkId, String data) {
    return """
        {"method": "post", "path": "%s", "bulkId": "%s", "data": {%s}}"""
        .formatted(path, bulkId, data);
  }
}
