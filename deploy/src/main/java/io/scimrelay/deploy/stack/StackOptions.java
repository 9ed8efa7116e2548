package io.scimrelay.deploy.stack;

import java.nio.file.Path;
import java.util.Map;

/** What was asked of a stack: by options and by the environment. */
public record StackOptions(
    Path project, Map<String, String> environment, boolean fresh, int ingest, int delivery) {

  String setting(String name, String otherwise) {
    String value = environment.getOrDefault(name, "");
    return value.isBlank() ? otherwise : value;
  }

  boolean has(String name) {
    return !environment.getOrDefault(name, "").isBlank();
  }
}
