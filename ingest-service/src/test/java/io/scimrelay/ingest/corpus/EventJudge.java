package io.scimrelay.ingest.corpus;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds the events of a connection against what the steps of a scenario expect, in order. */
final class EventJudge {
  private static final String EVENT = "/@event";

  private final Iterator<JsonNode> events;
  private final List<String> problems = new ArrayList<>();
  private Optional<JsonNode> next;

  private EventJudge(List<JsonNode> events) {
    this.events = events.iterator();
    next = advance();
  }

  static List<String> judge(List<ExpectedEvents> expected, List<JsonNode> events) {
    EventJudge judge = new EventJudge(events);
    expected.forEach(judge::step);
    judge.next.ifPresent(event -> judge.problems.add("an event too many: " + event));
    return judge.problems;
  }

  private void step(ExpectedEvents expected) {
    List<JsonNode> required = list(expected.required());
    List<JsonNode> optional = list(expected.optional());
    while (next.isPresent() && (take(ready(required), required) || take(optional, optional))) {
      next = advance();
    }
    if (!required.isEmpty()) {
      problems.add(
          "step " + expected.step() + " lacks " + required + "; next is " + next.orElse(null));
    }
  }

  /** Neighbouring events of one type come in any order, the most exact expectation first. */
  private static List<JsonNode> ready(List<JsonNode> required) {
    List<JsonNode> run = new ArrayList<>();
    for (JsonNode wanted : required) {
      if (!wanted.path("type").equals(required.getFirst().path("type"))) {
        break;
      }
      run.add(wanted);
    }
    run.sort(Comparator.comparingInt(wanted -> -wanted.path("match").size()));
    return run;
  }

  private boolean take(List<JsonNode> candidates, List<JsonNode> from) {
    for (JsonNode wanted : candidates) {
      if (matches(wanted, next.orElseThrow())) {
        return from.remove(wanted);
      }
    }
    return false;
  }

  private static boolean matches(JsonNode wanted, JsonNode event) {
    if (!wanted.path("type").equals(event.path("type"))) {
      return false;
    }
    JsonNode snapshot = snapshot(event);
    for (Map.Entry<String, JsonNode> match : wanted.path("match").properties()) {
      if (!Wanted.matches(match.getValue(), at(match.getKey(), snapshot, event))) {
        return false;
      }
    }
    return true;
  }

  /** Most of what is matched is the resource; behind {@code /@event} it is the event itself. */
  private static JsonNode at(String pointer, JsonNode snapshot, JsonNode event) {
    return pointer.startsWith(EVENT)
        ? event.at(JsonPointer.compile(pointer.substring(EVENT.length())))
        : snapshot.at(JsonPointer.compile(pointer));
  }

  private static JsonNode snapshot(JsonNode event) {
    JsonNode data = event.path("data");
    String type = event.path("type").asText();
    if (!type.startsWith("group.member_")) {
      return data.path(type.startsWith("user.") ? "user" : "group").path("scim");
    }
    ObjectNode snapshot = ((ObjectNode) event).objectNode();
    snapshot.set("group", data.path("group"));
    snapshot.set("user", data.path("user"));
    return snapshot.set(
        "member", data.has("memberGroup") ? data.path("memberGroup") : data.path("user"));
  }

  private Optional<JsonNode> advance() {
    return events.hasNext() ? Optional.of(events.next()) : Optional.empty();
  }

  private static List<JsonNode> list(JsonNode array) {
    List<JsonNode> list = new ArrayList<>();
    array.forEach(list::add);
    return list;
  }
}
