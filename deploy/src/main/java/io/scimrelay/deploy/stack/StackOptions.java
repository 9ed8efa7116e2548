package io.scimrelay.deploy.stack;

import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What was asked of a stack: by options and by the environment. */
public record StackOptions(
    Path project, Map<String, String> environment, boolean fresh, int ingest, int delivery) {
  private static final Pattern LAUNCHERS_OWN =
      Pattern.compile("SCIMRELAY_(HOME|WARM|BUILT|[A-Z]+_PORT|POSTGRES_.*|KAFKA_BOOTSTRAP)");

  /** What was set for the services, such as their limits; the launcher's own settings are not. */
  Map<String, String> forServices() {
    return environment.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith("SCIMRELAY_"))
        .filter(entry -> !LAUNCHERS_OWN.matcher(entry.getKey()).matches())
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  String setting(String name, String otherwise) {
    String value = environment.getOrDefault(name, "");
    return value.isBlank() ? otherwise : value;
  }

  boolean has(String name) {
    return !environment.getOrDefault(name, "").isBlank();
  }
}
