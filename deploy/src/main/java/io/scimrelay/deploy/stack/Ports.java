package io.scimrelay.deploy.stack;

import io.scimrelay.deploy.console.Refusal;
import io.scimrelay.deploy.process.FreePort;
import java.util.Locale;
import java.util.Map;

/** The ports of a stack, each with the variable that chooses another. */
public record Ports(int ingest, int delivery, int admin, int postgres, int kafka) {

  public static Ports of(Map<String, String> environment) {
    return new Ports(
        port(environment, "ingest", 8080),
        port(environment, "delivery", 8081),
        port(environment, "admin", 8082),
        port(environment, "postgres", 8083),
        port(environment, "kafka", 8084));
  }

  public void requireFree(boolean ownPostgres, boolean ownKafka) {
    requireFree("ingest", ingest);
    requireFree("delivery", delivery);
    requireFree("admin", admin);
    if (ownPostgres) {
      requireFree("postgres", postgres);
    }
    if (ownKafka) {
      requireFree("kafka", kafka);
    }
  }

  private static void requireFree(String part, int port) {
    if (!FreePort.isFree(port)) {
      throw new Refusal(
          "Port %d, which %s needs, is in use: stop what uses it, or choose another with %s=<port>."
              .formatted(port, part, variable(part)));
    }
  }

  private static int port(Map<String, String> environment, String part, int usual) {
    String text = environment.getOrDefault(variable(part), "").strip();
    if (text.isEmpty()) {
      return usual;
    }
    if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65_535 || text.equals("0")) {
      throw new Refusal(variable(part) + " is \"" + text + "\", which is no port.");
    }
    return Integer.parseInt(text);
  }

  private static String variable(String part) {
    return "SCIMRELAY_" + part.toUpperCase(Locale.ROOT) + "_PORT";
  }
}
