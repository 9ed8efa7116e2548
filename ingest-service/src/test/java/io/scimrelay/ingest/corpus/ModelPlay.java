package io.scimrelay.ingest.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Plays random requests at a service and at the model, and holds one against the other. */
final class ModelPlay {
  private static final String USERS = "Users";
  private static final String GROUPS = "Groups";

  private final ScenarioTarget service;
  private final RandomCalls calls;
  private final String what;
  private final DirectoryModel model = new DirectoryModel();
  private final List<String> trace = new ArrayList<>();
  private int told;

  ModelPlay(ScenarioTarget service, long seed) {
    this.service = service;
    this.calls = new RandomCalls(new SplittableRandom(seed));
    this.what = "seed " + seed;
  }

  void play(int steps) {
    for (int i = 0; i < steps; i++) {
      step();
    }
    model.users.forEach((id, user) -> assertEquals(user, plain(get(USERS, id)), this::story));
    model.groups.keySet().forEach(this::sameMembers);
    model.users.keySet().forEach(id -> putBack(USERS, id));
    model.groups.keySet().forEach(id -> putBack(GROUPS, id));
  }

  private void step() {
    switch (calls.below(12)) {
      case 0, 1 -> create(USERS, calls.user(), Set.of());
      case 2 -> create(GROUPS, group(), ids());
      case 3, 4 -> put();
      case 5, 6, 7 -> patch();
      case 8, 9 -> patchMembers();
      case 10 -> delete();
      default -> list();
    }
  }

  private ObjectNode group() {
    ObjectNode group = JsonNodeFactory.instance.objectNode();
    group.put("displayName", calls.word() + calls.below(4));
    if (calls.below(3) == 0) {
      group.put("externalId", calls.word());
    }
    return group;
  }

  private Set<String> ids() {
    List<String> all = new ArrayList<>(model.users.keySet());
    all.addAll(model.groups.keySet());
    all.add("usr_00000000000000000000000000");
    all.add("nobody");
    Set<String> some = new LinkedHashSet<>();
    for (int i = calls.below(4); i > 0; i--) {
      some.add(calls.one(all));
    }
    return some;
  }

  private static ArrayNode values(Set<String> ids) {
    ArrayNode values = JsonNodeFactory.instance.arrayNode();
    ids.forEach(id -> values.addObject().put("value", id));
    return values;
  }

  private void create(String type, ObjectNode body, Set<String> asked) {
    if (type.equals(GROUPS)) {
      body.set("members", values(asked));
    }
    int expected =
        status(
            201,
            () -> {
              model.created(type, body);
              model.known("", asked);
            });
    ScenarioTarget.Answer answer = send("POST", "/" + type, body);
    assertEquals(expected, answer.status(), this::story);
    if (expected == 201) {
      String id = answer.body().path("id").asText();
      model.all(type).put(id, model.created(type, body));
      if (type.equals(GROUPS)) {
        model.members.put(id, new TreeSet<>(model.known(id, asked)));
      }
      assertEquals(model.all(type).get(id), plain(answer.body()), this::story);
      Set<String> comers = model.members.getOrDefault(id, Set.of());
      membership(id, Set.of(), comers, events().subList(1, comers.size() + 1));
    }
    told = service.events().size();
  }

  private void put() {
    String type = calls.below(4) == 0 ? GROUPS : USERS;
    String id = any(type);
    ObjectNode body = type.equals(USERS) ? calls.user() : group();
    if (type.equals(GROUPS) && calls.below(2) == 0) {
      Set<String> asked = ids();
      body.set("members", values(asked));
      change("PUT", type, id, body, () -> model.put(type, id, body), () -> asked);
    } else {
      change("PUT", type, id, body, () -> model.put(type, id, body), null);
    }
  }

  private void patch() {
    String id = any(USERS);
    ArrayNode operations = calls.operations();
    ObjectNode body = JsonNodeFactory.instance.objectNode().set("Operations", operations);
    change("PATCH", USERS, id, body, () -> model.patched(USERS, id, operations), null);
  }

  private void patchMembers() {
    String id = any(GROUPS);
    Set<String> asked = ids();
    Set<String> before = model.members.getOrDefault(id, Set.of());
    Set<String> after = new TreeSet<>(before);
    ObjectNode operation = JsonNodeFactory.instance.objectNode().put("path", "members");
    boolean known =
        asked.isEmpty()
            || asked.stream()
                .anyMatch(i -> model.users.containsKey(i) || model.groups.containsKey(i));
    switch (calls.below(4)) {
      case 0 -> {
        operation.put("op", "replace").set("value", values(asked));
        after.clear();
        after.addAll(asked);
        known = true;
      }
      case 1 -> {
        operation.put("op", "remove").set("value", values(asked));
        after.removeAll(asked);
        known = true;
      }
      case 2 -> {
        String one = asked.isEmpty() ? "nobody" : asked.iterator().next();
        operation.put("op", "remove").put("path", "members[value eq \"" + one + "\"]");
        after.remove(one);
        known = true;
      }
      default -> {
        operation.put("op", "add").set("value", values(asked));
        after.addAll(asked);
      }
    }
    boolean refused = !known;
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putArray("Operations").add(operation);
    change(
        "PATCH",
        GROUPS,
        id,
        body,
        () -> {
          ObjectNode found = model.found(GROUPS, id);
          if (refused) {
            throw new DirectoryModel.Refused(400);
          }
          return found;
        },
        () -> after);
  }

  /** Of a resource that is there; now and then of one that is not. */
  private String any(String type) {
    List<String> all = new ArrayList<>(model.all(type).keySet());
    return all.isEmpty() || calls.below(20) == 0
        ? (type.equals(USERS) ? "usr_" : "grp_") + "00000000000000000000000000"
        : calls.one(all);
  }

  private void change(
      String method,
      String type,
      String id,
      ObjectNode body,
      Supplier<ObjectNode> attributes,
      @Nullable Supplier<Set<String>> members) {
    ObjectNode before = model.all(type).get(id);
    Set<String> in = new TreeSet<>(model.members.getOrDefault(id, Set.of()));
    int expected =
        status(
            200,
            () -> {
              ObjectNode _ = attributes.get();
              if (members != null) {
                model.known(id, members.get());
              }
            });
    JsonNode was = expected == 200 ? get(type, id) : NullNode.getInstance();
    ScenarioTarget.Answer answer = send(method, "/" + type + "/" + id, body);
    assertEquals(expected, answer.status() == 204 ? 200 : answer.status(), this::story);
    if (expected == 200 && before != null) {
      ObjectNode after = attributes.get();
      model.all(type).put(id, after);
      Set<String> now = members == null ? in : new TreeSet<>(model.known(id, members.get()));
      if (type.equals(GROUPS)) {
        model.members.put(id, now);
      }
      JsonNode is = get(type, id);
      assertEquals(after, plain(is), this::story);
      sameMembers(id);
      told(before, after, id, in, now);
      boolean same = was.path("meta").equals(is.path("meta"));
      if (!before.equals(after) || in.equals(now)) {
        assertEquals(before.equals(after), same, this::story);
      }
    } else {
      assertEquals(List.of(), events(), this::story);
    }
    told = service.events().size();
  }

  /** Events whose changes turn the one into the other, then those of members. */
  private void told(
      ObjectNode before, ObjectNode after, String id, Set<String> in, Set<String> now) {
    ObjectNode turned = before.deepCopy();
    List<JsonNode> events = events();
    int own = 0;
    for (JsonNode event : events) {
      if (!event.path("type").asText().startsWith("group.member_")) {
        own++;
        assertTrue(!event.path("data").path("changes").isEmpty(), this::story);
        event.path("data").path("changes").forEach(change -> turn(turned, change));
        JsonNode told = event.path("data").path(id.startsWith("usr_") ? "user" : "group");
        assertEquals(after, plain(told.path("scim")), this::story);
      }
    }
    assertEquals(
        DirectoryModel.Unordered.of(after), DirectoryModel.Unordered.of(turned), this::story);
    membership(id, in, now, events.subList(own, events.size()));
  }

  private void turn(ObjectNode resource, JsonNode change) {
    String path = change.path("path").asText();
    ObjectNode home = resource;
    if (path.startsWith("urn:")) {
      home = resource.withObjectProperty(path.substring(0, path.lastIndexOf(':')));
      path = path.substring(path.lastIndexOf(':') + 1);
    }
    if (path.indexOf('.') > 0) {
      home = home.withObjectProperty(path.substring(0, path.indexOf('.')));
      path = path.substring(path.indexOf('.') + 1);
    }
    JsonNode present = home.has(path) ? home.get(path) : NullNode.getInstance();
    assertEquals(
        DirectoryModel.Unordered.of(change.path("from")),
        DirectoryModel.Unordered.of(present),
        this::story);
    if (change.path("to").isNull()) {
      home.remove(path);
    } else {
      home.set(path, change.path("to"));
    }
    for (String name : List.of("name", DirectoryModel.ENTERPRISE)) {
      if (resource.path(name).isObject() && resource.path(name).isEmpty()) {
        resource.remove(name);
      }
    }
  }

  private void membership(String group, Set<String> in, Set<String> now, List<JsonNode> events) {
    Set<String> came = new TreeSet<>(now);
    came.removeAll(in);
    Set<String> went = new TreeSet<>(in);
    went.removeAll(now);
    Set<String> added = new TreeSet<>();
    Set<String> removed = new TreeSet<>();
    for (JsonNode event : events) {
      JsonNode data = event.path("data");
      assertEquals(group, data.path("group").path("id").asText(), this::story);
      String member = data.path(data.has("user") ? "user" : "memberGroup").path("id").asText();
      boolean adds = event.path("type").asText().equals("group.member_added");
      assertTrue((adds ? added : removed).add(member), this::story);
      assertTrue(adds || added.isEmpty(), this::story);
    }
    assertEquals(came, added, this::story);
    assertEquals(went, removed, this::story);
  }

  private void delete() {
    String type = calls.below(3) == 0 ? GROUPS : USERS;
    String id = any(type);
    Set<String> left = model.groupsOf(id);
    int expected = status(204, () -> model.remove(type, id));
    assertEquals(expected, send("DELETE", "/" + type + "/" + id, null).status(), this::story);
    List<JsonNode> events = events();
    if (expected == 204) {
      assertEquals(left.size() + 1, events.size(), this::story);
      assertTrue(events.getLast().path("type").asText().endsWith(".deleted"), this::story);
      assertEquals(404, send("GET", "/" + type + "/" + id, null).status(), this::story);
    }
    told = service.events().size();
  }

  private void list() {
    RandomCalls.Filter filter = calls.filter(2);
    Set<String> meant = new LinkedHashSet<>();
    model.users.forEach(
        (id, user) -> {
          if (filter.meaning().test(user)) {
            meant.add(id);
          }
        });
    String query = "count=1000&filter=" + URLEncoder.encode(filter.text(), StandardCharsets.UTF_8);
    JsonNode list = send("GET", "/" + USERS, null, query).body();
    Set<String> found = new LinkedHashSet<>();
    list.path("Resources").forEach(user -> found.add(user.path("id").asText()));
    assertEquals(List.copyOf(meant), List.copyOf(found), this::story);
    assertEquals(meant.size(), list.path("totalResults").asInt(), this::story);
    int all = send("GET", "/" + GROUPS, null, "count=0").body().path("totalResults").asInt();
    assertEquals(model.groups.size(), all, this::story);
  }

  /** The PUT of what was read changes nothing. */
  private void putBack(String type, String id) {
    JsonNode was = get(type, id);
    told = service.events().size();
    ScenarioTarget.Answer answer = send("PUT", "/" + type + "/" + id, was);
    assertEquals(200, answer.status(), this::story);
    assertEquals(was, get(type, id), this::story);
    assertEquals(List.of(), events(), this::story);
  }

  private void sameMembers(String id) {
    JsonNode shown = get(id.startsWith("usr_") ? USERS : GROUPS, id);
    Set<String> ids = new TreeSet<>();
    shown
        .path(id.startsWith("usr_") ? "groups" : "members")
        .forEach(m -> ids.add(m.path("value").asText()));
    Set<String> meant =
        id.startsWith("usr_") ? model.groupsOf(id) : model.members.getOrDefault(id, Set.of());
    assertEquals(meant, ids, this::story);
  }

  private JsonNode get(String type, String id) {
    ScenarioTarget.Answer answer = send("GET", "/" + type + "/" + id, null);
    assertEquals(200, answer.status(), this::story);
    return answer.body();
  }

  private static ObjectNode plain(JsonNode resource) {
    ObjectNode plain = resource.deepCopy();
    plain.remove(List.of("schemas", "id", "meta", "members", "groups"));
    return plain;
  }

  private static int status(int otherwise, Runnable work) {
    try {
      work.run();
      return otherwise;
    } catch (DirectoryModel.Refused refused) {
      return refused.status;
    }
  }

  private List<JsonNode> events() {
    List<JsonNode> all = service.events();
    return all.subList(told, all.size());
  }

  private ScenarioTarget.Answer send(String method, String path, @Nullable JsonNode body) {
    return send(method, path, body, null);
  }

  private ScenarioTarget.Answer send(
      String method, String path, @Nullable JsonNode body, @Nullable String query) {
    String text = body == null ? null : body.toString();
    if (!method.equals("GET")) {
      trace.add(method + " " + path + " " + text);
    }
    return service.send(
        new ScenarioTarget.Request(
            method, path, query, Map.of("Authorization", "Bearer " + service.token()), text));
  }

  private String story() {
    return what
        + "\n"
        + String.join("\n", trace.subList(Math.max(0, trace.size() - 40), trace.size()));
  }
}
