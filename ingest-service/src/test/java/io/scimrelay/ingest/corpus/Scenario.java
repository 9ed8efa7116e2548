package io.scimrelay.ingest.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A sequence of requests against a fresh connection, with what must be answered and told.
 *
 * @param rows of the catalogue of quirks that it shows
 */
public record Scenario(String name, List<String> rows, List<Step> steps) {
  private static final JsonMapper JSON = new JsonMapper();

  /** One request with its expectations, as the file has them. */
  public record Step(JsonNode request, JsonNode expect, JsonNode events, JsonNode optionalEvents) {}

  @Override
  public String toString() {
    return name;
  }

  /** Those that need no more than the pipeline: no bulk, no cursor, no precondition, no sorting. */
  static List<Scenario> pure() {
    return all().stream().filter(scenario -> !scenario.name().startsWith("served/")).toList();
  }

  /** Every scenario of SCIM 2.0 under {@code corpus} in the test resources. */
  public static List<Scenario> all() {
    Path root = root();
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .map(file -> new Source(root.relativize(file).toString(), read(file)))
          .filter(source -> source.json().path("scimVersion").asText("2.0").equals("2.0"))
          .map(source -> of(source.name().replace(".json", ""), source.json()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Source(String name, JsonNode json) {}

  private static Scenario of(String name, JsonNode json) {
    List<Step> steps = new ArrayList<>();
    for (JsonNode step : json.path("steps")) {
      steps.add(
          new Step(
              step.path("request"),
              step.path("expect"),
              step.path("events"),
              step.path("eventsOptional")));
    }
    List<String> rows = new ArrayList<>();
    json.path("quirks").forEach(row -> rows.add(row.asText()));
    return new Scenario(name, rows, steps);
  }

  private static JsonNode read(Path file) {
    try {
      return JSON.readTree(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static Path root() {
    try {
      return Path.of(
          Objects.requireNonNull(Scenario.class.getResource("/corpus"), "no corpus").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
