package io.scimrelay.deploy.service;

import io.scimrelay.deploy.console.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The three services and where their packages lie in the project. */
public enum Service {
  INGEST("ingest-service"),
  DELIVERY("delivery-service"),
  ADMIN("admin-api");

  private final String module;

  Service(String module) {
    this.module = module;
  }

  public String kind() {
    return name().toLowerCase(Locale.ROOT);
  }

  public Path jar(Path project) {
    Path jar = project.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
    if (!Files.exists(jar)) {
      throw new Refusal("The " + kind() + " service is not built: run ./scimrelay build.");
    }
    return jar;
  }
}
