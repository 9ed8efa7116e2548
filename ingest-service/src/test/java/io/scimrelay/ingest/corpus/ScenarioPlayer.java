package io.scimrelay.ingest.corpus;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plays one scenario and tells in words what was not as expected; nothing where all was. */
public final class ScenarioPlayer {
  private final ScenarioTarget target;
  private final Variables variables = new Variables();
  private final List<String> problems = new ArrayList<>();
  private final List<ExpectedEvents> expected = new ArrayList<>();

  private ScenarioPlayer(ScenarioTarget target) {
    this.target = target;
    variables.put("token", TextNode.valueOf(target.token()));
  }

  public static List<String> play(Scenario scenario, ScenarioTarget target) {
    ScenarioPlayer player = new ScenarioPlayer(target);
    int number = 0;
    for (Scenario.Step step : scenario.steps()) {
      player.step(++number, step);
    }
    player.problems.addAll(EventJudge.judge(player.expected, target.events()));
    return player.problems;
  }

  private void step(int number, Scenario.Step step) {
    ScenarioTarget.Request request = request(step.request());
    ScenarioTarget.Answer answer = target.send(request);
    String where = "step " + number + " " + request.method() + " " + request.path();
    if (!allowed(step.expect().path("status"), answer.status())) {
      problems.add(where + ": status " + answer.status() + " with " + answer.body());
    }
    if (answer.status() != 204) {
      contains(where, step.expect().path("bodyContains"), answer.body());
      absent(where, step.expect().path("bodyAbsent"), answer.body());
    }
    expected.add(
        new ExpectedEvents(
            number, variables.tree(step.events()), variables.tree(step.optionalEvents())));
  }

  private ScenarioTarget.Request request(JsonNode request) {
    Map<String, String> headers = new LinkedHashMap<>();
    request
        .path("headers")
        .properties()
        .forEach(
            header -> headers.put(header.getKey(), variables.text(header.getValue().asText())));
    JsonNode query = request.path("query");
    return new ScenarioTarget.Request(
        request.path("method").asText(),
        variables.encoded(request.path("path").asText()),
        query.isTextual() ? variables.encoded(query.textValue()) : null,
        headers,
        body(request));
  }

  private @Nullable String body(JsonNode request) {
    if (request.path("bodyRaw").isTextual()) {
      return variables.text(request.path("bodyRaw").textValue());
    }
    JsonNode body = request.path("body");
    return body.isMissingNode() || body.isNull() ? null : variables.tree(body).toString();
  }

  private static boolean allowed(JsonNode statuses, int status) {
    if (statuses.isInt()) {
      return statuses.intValue() == status;
    }
    for (JsonNode one : statuses) {
      if (one.intValue() == status) {
        return true;
      }
    }
    return false;
  }

  private void contains(String where, JsonNode expectations, JsonNode body) {
    for (Map.Entry<String, JsonNode> expectation : expectations.properties()) {
      JsonNode found = body.at(JsonPointer.compile(variables.text(expectation.getKey())));
      JsonNode wanted = expectation.getValue();
      if (wanted.has("$capture")) {
        variables.put(wanted.path("$capture").asText(), found);
      } else if (!Wanted.matches(variables.tree(wanted), found)) {
        problems.add(where + ": " + expectation.getKey() + " is " + found + ", not " + wanted);
      }
    }
  }

  private void absent(String where, JsonNode pointers, JsonNode body) {
    for (JsonNode pointer : pointers) {
      JsonNode found = body.at(JsonPointer.compile(variables.text(pointer.asText())));
      if (!found.isMissingNode() && !found.isNull()) {
        problems.add(where + ": " + pointer.asText() + " should be absent, is " + found);
      }
    }
  }
}
