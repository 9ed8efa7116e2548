package io.scimrelay.deploy.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.scimrelay.deploy.client.HttpJson.Answer;
import io.scimrelay.deploy.client.ScimClient;
import io.scimrelay.deploy.process.Pauses;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One identity provider that changes its directory at random and asks again until it is answered,
 * so that for each call it is known what came of it. One at a time: the facts are in order.
 */
final class DirectoryTraffic implements Runnable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int PATIENCE = 600;

  private final ScimClient client;
  private final String name;
  private final SplittableRandom random;
  private final boolean leavers;
  private final int leastSteps;
  private final BooleanSupplier goOn;
  private final List<Fact> facts = new ArrayList<>();
  private final List<String> users = new ArrayList<>();
  private final List<String> groups = new ArrayList<>();
  private final Map<String, Boolean> active = new HashMap<>();
  private final Set<List<String>> members = new HashSet<>();

  DirectoryTraffic(
      ScimClient client,
      String name,
      long seed,
      boolean leavers,
      int leastSteps,
      BooleanSupplier goOn) {
    this.client = client;
    this.name = name;
    this.random = new SplittableRandom(seed);
    this.leavers = leavers;
    this.leastSteps = leastSteps;
    this.goOn = goOn;
  }

  ScimClient client() {
    return client;
  }

  /** In the order in which the service accepted them. */
  List<Fact> facts() {
    return facts;
  }

  @Override
  public void run() {
    for (int step = 0; step < leastSteps || goOn.getAsBoolean(); step++) {
      step(step);
      Pauses.sleep(Duration.ofMillis(10));
    }
  }

  private void step(int step) {
    int dice = random.nextInt(20);
    if (users.isEmpty() || dice < 6) {
      createUser(step);
    } else if (groups.isEmpty() || dice == 6) {
      createGroup(step);
    } else if (dice < (leavers ? 11 : 13)) {
      title(any(users), "T" + step);
    } else if (dice < 13) {
      turn(any(users));
    } else if (dice < 19) {
      member(any(groups), any(users));
    } else if (leavers) {
      delete(any(users));
    }
  }

  private void createUser(int step) {
    String user = name + "-" + step + "@example.com";
    String body =
        """
        {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"%1$s","active":true,
         "name":{"givenName":"Given","familyName":"Family %2$d"},
         "emails":[{"value":"%1$s","type":"work","primary":true}]}
        """
            .formatted(user, step);
    String id = create("/Users", body, "userName%20eq%20%22" + user + "%22");
    users.add(id);
    active.put(id, true);
    facts.add(new Fact("user.created", id, ""));
  }

  private void createGroup(int step) {
    String group = name + "-group-" + step;
    String body =
        """
        {"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":"%s"}
        """
            .formatted(group);
    String id = create("/Groups", body, "displayName%20eq%20%22" + group + "%22");
    groups.add(id);
    facts.add(new Fact("group.created", id, ""));
  }

  private void title(String user, String title) {
    patch("/Users/" + user, "{\"op\":\"replace\",\"path\":\"title\",\"value\":\"" + title + "\"}");
    facts.add(new Fact("user.updated", user, title));
  }

  private void turn(String user) {
    boolean on = !Boolean.TRUE.equals(active.get(user));
    patch("/Users/" + user, "{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"" + on + "\"}");
    active.put(user, on);
    facts.add(new Fact(on ? "user.reactivated" : "user.deactivated", user, ""));
  }

  private void member(String group, String user) {
    boolean add = members.add(List.of(group, user));
    String operation =
        add
            ? "{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"" + user + "\"}]}"
            : "{\"op\":\"remove\",\"path\":\"members[value eq \\\"" + user + "\\\"]\"}";
    patch("/Groups/" + group, operation);
    if (!add) {
      members.remove(List.of(group, user));
    }
    facts.add(new Fact(add ? "group.member_added" : "group.member_removed", group, user));
  }

  /** Only of a user in no group, so that one call is one fact. */
  private void delete(String user) {
    if (users.size() < 5 || members.stream().anyMatch(pair -> pair.get(1).equals(user))) {
      return;
    }
    ask("DELETE", "/Users/" + user, null, Set.of(204, 404));
    users.remove(user);
    facts.add(new Fact("user.deleted", user, ""));
  }

  /** A 409 after a lost answer means that the first try was accepted. */
  private String create(String path, String body, String filter) {
    Answer answer = ask("POST", path, body, Set.of(201, 409));
    return answer.status() == 201
        ? answer.body().path("id").asText()
        : ask("GET", path + "?filter=" + filter, null, Set.of(200))
            .body()
            .at("/Resources/0/id")
            .asText();
  }

  private void patch(String path, String operation) {
    String body =
        """
        {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[%s]}
        """
            .formatted(operation);
    ask("PATCH", path, body, Set.of(200, 204));
  }

  private Answer ask(String method, String path, @Nullable String body, Set<Integer> fine) {
    for (int attempt = 0; attempt < PATIENCE; attempt++) {
      try {
        Answer answer = client.call(method, path, body == null ? null : JSON.readTree(body));
        if (fine.contains(answer.status())) {
          return answer;
        }
        requireUnavailable(method, path, answer);
      } catch (IOException e) {
        // The service is away; an identity provider asks again.
      }
      Pauses.sleep(Duration.ofMillis(200));
    }
    throw new IllegalStateException(method + " " + path + " was never answered");
  }

  private static void requireUnavailable(String method, String path, Answer answer) {
    if (answer.status() != 429 && answer.status() != 503) {
      throw new IllegalStateException(
          method + " " + path + " was answered " + answer.status() + ": " + answer.body());
    }
  }

  private String any(List<String> ids) {
    return ids.get(random.nextInt(ids.size()));
  }

  static boolean isDirectoryEvent(JsonNode event) {
    String type = event.path("type").asText();
    return type.startsWith("user.") || type.startsWith("group.");
  }
}
