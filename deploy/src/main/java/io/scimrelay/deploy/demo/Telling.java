package io.scimrelay.deploy.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimrelay.deploy.client.HttpJson.Answer;
import io.scimrelay.deploy.client.Receiver.Arrival;
import io.scimrelay.deploy.console.Colour;
import io.scimrelay.deploy.console.Console;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/** How the demo speaks: a call on the left, what it caused below it. */
final class Telling {
  private static final int WIDTH = 56;

  private final Console console;

  Telling(Console console) {
    this.console = console;
  }

  void scene(Scene scene) {
    console.blank();
    console.line(
        console.paint(Colour.BOLD, scene.title())
            + console.paint(Colour.DIM, "  provisions " + scene.organization()));
  }

  void call(Scene.Step step, Answer answer) {
    Colour colour = step.status().contains(answer.status()) ? Colour.CYAN : Colour.RED;
    String what = Console.pad(step.method(), 6) + " " + shortened(step.path());
    console.line(
        "  "
            + console.paint(colour, Console.pad(what, WIDTH))
            + " "
            + answer.status()
            + milliseconds(answer.took())
            + console.paint(Colour.DIM, "  " + step.says()));
  }

  void arrival(Arrival arrival, Duration after) {
    JsonNode event = arrival.event();
    String type = event.path("type").asText();
    String sequence = event.path("sequence").isNull() ? "-" : event.path("sequence").asText();
    console.line(
        "      "
            + console.paint(Colour.GREEN, "<- ")
            + console.paint(Colour.BOLD, Console.pad(type, 22))
            + Console.pad("#" + sequence, 5)
            + Console.pad(about(event.path("data")), WIDTH - 20)
            + milliseconds(after)
            + console.paint(Colour.GREEN, "  signature verified"));
  }

  void problem(String text) {
    console.line("      " + console.paint(Colour.RED, "!! " + text));
  }

  /** As a person would write it, cut where it is long. */
  private static String shortened(String path) {
    String plain = URLDecoder.decode(path, StandardCharsets.UTF_8);
    return plain.length() < WIDTH - 8 ? plain : plain.substring(0, WIDTH - 9) + "\u2026";
  }

  private static String about(JsonNode data) {
    String user = data.at("/user/userName").asText("");
    String group = data.at("/group/displayName").asText("");
    return user.isEmpty() || group.isEmpty() ? user + group : user + " in " + group;
  }

  private static String milliseconds(Duration took) {
    return String.format(Locale.ROOT, "%6d ms", took.toMillis());
  }
}
