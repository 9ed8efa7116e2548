package io.scimrelay.ingest.directory.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.scimrelay.common.id.EventId;
import io.scimrelay.common.id.IdSource;
import io.scimrelay.common.id.OrganizationId;
import io.scimrelay.common.id.RequestId;
import io.scimrelay.common.id.ResourceId;
import io.scimrelay.common.id.TenantId;
import io.scimrelay.common.id.TokenId;
import io.scimrelay.ingest.connection.AuthenticatedConnection;
import io.scimrelay.ingest.directory.DirectoryCommand;
import io.scimrelay.ingest.directory.MemberChange;
import io.scimrelay.ingest.scim.message.ScimException;
import io.scimrelay.ingest.scim.resource.Attributes;
import io.scimrelay.ingest.scim.resource.ResourceType;
import io.scimrelay.ingest.testing.TestConnection;
import io.scimrelay.ingest.testing.WithServers;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Calls that cross each other, past the gate, as those of two processes would. */
@QuarkusTest
@WithServers
class LockFirstIT {
  @Inject DirectoryStore store;
  @Inject IdSource ids;
  private final TestConnection connection = TestConnection.create();

  @RepeatedTest(10)
  void ofTwoWholeSetsOneIsWhatStays() {
    // Given
    String[] users = users(20);
    String group = connection.group("Eng");
    List<String> first = List.of(users).subList(0, 12);
    List<String> second = List.of(users).subList(8, 20);

    // When
    together(List.of(whole(group, first), whole(group, second)));

    // Then
    List<String> left = members(group);
    assertTrue(left.equals(first) || left.equals(second), left.toString());
    assertNumbersAreDense();
  }

  @RepeatedTest(10)
  void aUserDeletedBesideAnAddLeavesNoMembership() {
    // Given
    String user = connection.user("ada");
    String group = connection.group("Eng");

    // When
    together(
        List.of(
            apply(new DirectoryCommand.Delete(id(user))),
            apply(delta(group, List.of(user), List.of()))));

    // Then
    assertEquals(List.of(), members(group));
    assertEquals(0, count("member"));
    assertNumbersAreDense();
  }

  @RepeatedTest(10)
  void usersDeletedBesideAWholeSetLeaveNoMembership() {
    // Given
    String[] users = users(20);
    String group = connection.group("Eng");

    // When
    List<Uni<WriteResult>> calls = deletions(users);
    calls.add(5, whole(group, List.of(users)));
    together(calls);

    // Then
    assertEquals(0, count("member"));
    assertNumbersAreDense();
  }

  @RepeatedTest(3)
  void usersDeletedBesideManyAddsLeaveNoMembership() {
    // Given
    String[] users = users(120);
    String group = connection.group("Eng");

    // When
    List<Uni<WriteResult>> calls = deletions(users);
    calls.add(5, patiently(delta(group, List.of(users), List.of())));
    together(calls);

    // Then
    assertEquals(0, count("member"));
    assertNumbersAreDense();
  }

  @RepeatedTest(10)
  void usersDeletedBesideANewGroupLeaveNoMembership() {
    // Given
    String[] users = users(20);

    // When
    List<Uni<WriteResult>> calls = deletions(users);
    calls.add(5, apply(create("Eng", List.of(users))));
    together(calls);

    // Then
    assertEquals(0, count("member"));
    assertNumbersAreDense();
  }

  @RepeatedTest(3)
  void usersDeletedBesideANewGroupOfManyLeaveNoMembership() {
    // Given
    String[] users = users(120);

    // When
    List<Uni<WriteResult>> calls = deletions(users);
    calls.add(5, patiently(create("Eng", List.of(users))));
    together(calls);

    // Then
    assertEquals(0, count("member"));
    assertNumbersAreDense();
  }

  @RepeatedTest(10)
  void aGroupDeletedBesideAddsLeavesNoMembership() {
    // Given
    String[] users = users(20);
    String group = connection.group("Eng");

    // When
    together(
        List.of(
            apply(delta(group, List.of(users[0]), List.of())),
            patiently(new DirectoryCommand.Delete(id(group))),
            whole(group, List.of(users)),
            apply(delta(group, List.of(users[1]), List.of()))));

    // Then
    assertEquals(0, count("member"));
    assertNumbersAreDense();
  }

  @RepeatedTest(10)
  void groupsThatGoIntoEachOtherMakeNoCycle() {
    // Given
    String one = connection.group("One");
    String two = connection.group("Two");

    // When
    List<Object> outcomes =
        together(
            List.of(
                apply(delta(one, List.of(two), List.of())),
                apply(delta(two, List.of(one), List.of()))));

    // Then
    assertEquals(1, count("member"));
    assertEquals(1, outcomes.stream().filter(ScimException.class::isInstance).count());
  }

  @Test
  void parallelAddsLoseNothing() {
    // Given
    String[] users = users(60);
    String group = connection.group("Eng");

    // When
    together(
        IntStream.range(0, 60)
            .mapToObj(i -> patiently(delta(group, List.of(users[i]), List.of())))
            .toList());

    // Then
    assertEquals(60, members(group).size());
    assertNumbersAreDense();
  }

  @Test
  void aGroupInItselfIsRefused() {
    // Given
    String one = connection.group("One");

    // When
    List<Object> outcome = together(List.of(apply(delta(one, List.of(one), List.of()))));

    // Then
    assertEquals(400, ((ScimException) outcome.getFirst()).status());
  }

  private List<Uni<WriteResult>> deletions(String[] users) {
    List<Uni<WriteResult>> calls = new ArrayList<>();
    for (String user : users) {
      calls.add(patiently(new DirectoryCommand.Delete(id(user))));
    }
    return calls;
  }

  /** As providers do: what is answered 503 is sent again. */
  private Uni<WriteResult> patiently(DirectoryCommand command) {
    return apply(command)
        .onFailure(failure -> failure instanceof ScimException refusal && refusal.status() == 503)
        .retry()
        .atMost(20);
  }

  private String[] users(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> connection.user("u" + i))
        .sorted()
        .toArray(String[]::new);
  }

  private Uni<WriteResult> whole(String group, List<String> members) {
    return apply(
        new DirectoryCommand.Patch(
            id(group), List.of(), new MemberChange.Whole(set(members), 0), false));
  }

  private static DirectoryCommand delta(String group, List<String> add, List<String> remove) {
    return new DirectoryCommand.Patch(
        id(group), List.of(), new MemberChange.Delta(set(add), set(remove), 0), false);
  }

  private static DirectoryCommand create(String name, List<String> members) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("displayName", name);
    return new DirectoryCommand.Create(
        ResourceType.GROUP, new Attributes(json), new MemberChange.Whole(set(members), 0));
  }

  private Uni<WriteResult> apply(DirectoryCommand command) {
    return store.apply(
        authenticated(),
        command,
        new WriteRequest(
            new RequestId(ids.next()),
            new TreeSet<>(),
            new EventId(ids.next()),
            null,
            Precondition.NONE));
  }

  private AuthenticatedConnection authenticated() {
    return new AuthenticatedConnection(
        new TenantId(connection.tenant()),
        new OrganizationId(connection.tenant()),
        connection.id(),
        new TokenId(connection.tenant()),
        "generic",
        true);
  }

  private static List<Object> together(List<Uni<WriteResult>> writes) {
    List<CompletableFuture<WriteResult>> started =
        writes.stream().map(Uni::subscribeAsCompletionStage).toList();
    List<Object> outcomes = new ArrayList<>();
    for (CompletableFuture<WriteResult> write : started) {
      try {
        outcomes.add(write.join());
      } catch (CompletionException e) {
        outcomes.add(e.getCause());
      }
    }
    return outcomes;
  }

  private static NavigableSet<ResourceId> set(List<String> members) {
    NavigableSet<ResourceId> set = new TreeSet<>();
    members.forEach(member -> set.add(id(member)));
    return set;
  }

  private static ResourceId id(String text) {
    return ResourceId.parse(text).orElseThrow();
  }

  private List<String> members(String group) {
    List<String> members = new ArrayList<>();
    connection
        .get("/Groups/" + group)
        .body()
        .path("members")
        .forEach(member -> members.add(member.path("value").asText()));
    members.sort(null);
    return members;
  }

  private long count(String table) {
    return TestConnection.number(
        "select count(*) from directory." + table + " where connection_id = ?",
        connection.id().value());
  }

  private void assertNumbersAreDense() {
    assertEquals(
        0,
        TestConnection.number(
            "select count(*) from (select first_sequence, lag(last_sequence, 1, 0::bigint) over"
                + " (order by first_sequence) as before from directory.outbox where connection_id ="
                + " ?) o where first_sequence <> before + 1",
            connection.id().value()));
  }
}
