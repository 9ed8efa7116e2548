package io.scimrelay.deploy.demo;

import io.scimrelay.deploy.client.HttpJson.Answer;
import io.scimrelay.deploy.client.Receiver;
import io.scimrelay.deploy.client.Receiver.Arrival;
import io.scimrelay.deploy.client.ScimClient;
import io.scimrelay.deploy.process.Pauses;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Plays one scene: makes each call and waits for what it must cause before the next. */
final class Player {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Scene scene;
  private final ScimClient client;
  private final Receiver receiver;
  private final Telling telling;
  private final Kept kept = new Kept();
  private Score score = Score.NONE;

  Player(Scene scene, ScimClient client, Receiver receiver, Telling telling) {
    this.scene = scene;
    this.client = client;
    this.receiver = receiver;
    this.telling = telling;
  }

  Score play() throws IOException {
    telling.scene(scene);
    for (Scene.Step step : scene.steps()) {
      play(step);
    }
    return score;
  }

  private void play(Scene.Step step) throws IOException {
    int before = ours().size();
    long began = System.nanoTime();
    Answer answer = call(step);
    telling.call(step, answer);
    boolean answered = step.status().contains(answer.status());
    if (!answered) {
      telling.problem("expected " + step.status() + ": " + answer.body());
    }
    List<Arrival> caused = listen(before, step, began);
    boolean told = matches(step, caused);
    score = score.plus(1, step.events().size(), caused.size(), answered && told ? 0 : 1);
  }

  private Answer call(Scene.Step step) throws IOException {
    Answer answer =
        client.call(
            step.method(),
            kept.in(step.path()),
            Map.of("User-Agent", scene.userAgent()),
            kept.in(step.body()));
    if (step.keep() != null) {
      kept.keep(step.keep(), answer.body().path("id").asText());
    }
    return answer;
  }

  private List<Arrival> listen(int before, Scene.Step step, long began) {
    List<Arrival> heard = new ArrayList<>();
    Pauses.until(
        () -> {
          List<Arrival> all = ours();
          for (Arrival arrival : all.subList(before + heard.size(), all.size())) {
            telling.arrival(arrival, Duration.ofNanos(arrival.atNanos() - began));
            heard.add(arrival);
          }
          return heard.size() >= step.events().size();
        },
        PATIENCE);
    return heard;
  }

  private List<Arrival> ours() {
    return receiver.arrivals().stream()
        .filter(one -> one.event().path("connectionId").asText().equals(client.connectionId()))
        .toList();
  }

  private boolean matches(Scene.Step step, List<Arrival> caused) {
    List<String> types =
        caused.stream().map(one -> one.event().path("type").asText()).sorted().toList();
    List<String> expected = step.events().stream().sorted().toList();
    if (!types.equals(expected)) {
      telling.problem("expected " + expected + ", arrived " + types);
    }
    return types.equals(expected);
  }
}
