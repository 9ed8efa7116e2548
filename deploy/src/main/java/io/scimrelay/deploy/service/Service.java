package io.scimrelay.deploy.service;

import java.nio.file.Path;
import java.util.Locale;

/** The three services and where they lie in the project. */
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

  String module() {
    return module;
  }

  public ServicePackage packaged(Path project) {
    return ServicePackage.of(project, this);
  }
}
