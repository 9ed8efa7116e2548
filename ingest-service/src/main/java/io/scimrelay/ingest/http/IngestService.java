package io.scimrelay.ingest.http;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/**
 * Starts the service. What a URI may hold is judged here: the framework would answer 400 without a
 * body to all that {@link java.net.URI} refuses, such as a filter with plain quotes.
 */
@QuarkusMain
public final class IngestService {
  private IngestService() {}

  public static void main(String... arguments) {
    System.setProperty("vertx.disableURIValidation", "true");
    Quarkus.run(arguments);
  }
}
