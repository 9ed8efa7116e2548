package io.scimrelay.deploy.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What one identity provider does, read from a resource. */
record Scene(
    String provider, String title, String organization, String userAgent, List<Step> steps) {
  private static final JsonMapper JSON = new JsonMapper();

  /**
   * One call and the events it must cause. {@code keep} names the answer's id, so that later steps
   * can write it in braces.
   */
  record Step(
      String says,
      String method,
      String path,
      @Nullable JsonNode body,
      List<Integer> status,
      @Nullable String keep,
      List<String> events) {}

  static Scene read(String provider) {
    String resource = "/demo/" + provider + ".json";
    try (InputStream text = Scene.class.getResourceAsStream(resource)) {
      return JSON.readValue(Objects.requireNonNull(text, resource), Scene.class);
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }
}
