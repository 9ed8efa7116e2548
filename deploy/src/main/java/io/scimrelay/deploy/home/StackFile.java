package io.scimrelay.deploy.home;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code stack.json}: where a running stack is, for people and programs. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record StackFile(
    String scimBaseUrl,
    String eventsBaseUrl,
    String adminBaseUrl,
    String dashboardUrl,
    String operatorKey,
    String postgresUrl,
    String kafkaBootstrap,
    Map<String, List<Entry>> processes) {
  private static final JsonMapper JSON = new JsonMapper();

  /** One process; a service has a URL, a server its data folder. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Entry(long pid, @Nullable String url, @Nullable String dataDir) {}

  public void write(Path file) {
    try {
      PrivateFile.write(
          file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stack file is text and numbers", e);
    }
  }

  public static Optional<StackFile> read(Path file) {
    try {
      return Files.exists(file)
          ? Optional.of(JSON.readValue(file.toFile(), StackFile.class))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
