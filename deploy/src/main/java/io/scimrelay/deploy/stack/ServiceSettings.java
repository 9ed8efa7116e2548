package io.scimrelay.deploy.stack;

import io.scimrelay.deploy.home.KeptSecrets;
import io.scimrelay.deploy.postgres.DatabaseAddress;
import io.scimrelay.deploy.service.Service;
import java.util.HashMap;
import java.util.Map;

/** What a service finds in its environment in standalone mode. */
final class ServiceSettings {
  /** As short as our own broker lets a member be away before its share goes to others. */
  private static final String SHORTEST_SESSION = "PT4S";

  /** The C library keeps memory by thread otherwise, more than the JVM takes of it by itself. */
  private static final String FEW_ARENAS = "2";

  private final StackOptions options;
  private final KeptSecrets secrets;
  private final DatabaseAddress database;
  private final String kafkaBootstrap;

  ServiceSettings(
      StackOptions options, KeptSecrets secrets, DatabaseAddress database, String kafkaBootstrap) {
    this.options = options;
    this.secrets = secrets;
    this.database = database;
    this.kafkaBootstrap = kafkaBootstrap;
  }

  Map<String, String> of(Service service, int port, String scimUrl) {
    Map<String, String> settings = new HashMap<>(options.forServices());
    settings.putIfAbsent("MALLOC_ARENA_MAX", FEW_ARENAS);
    settings.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    settings.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    settings.put("QUARKUS_DATASOURCE_REACTIVE_URL", database.plainUrl());
    settings.put("QUARKUS_DATASOURCE_USERNAME", "scimrelay_" + service.kind());
    settings.put("QUARKUS_DATASOURCE_PASSWORD", secrets.passwordOf(service.kind()));
    settings.put("KAFKA_BOOTSTRAP_SERVERS", kafkaBootstrap);
    settings.put(
        "SCIMRELAY_PUBLIC_SCIM_URL", options.setting("SCIMRELAY_PUBLIC_SCIM_URL", scimUrl));
    settings.put("SCIMRELAY_ALLOW_PRIVATE_TARGETS", allowPrivateTargets());
    if (service != Service.INGEST) {
      settings.put("SCIMRELAY_SECRET_KEYS", secrets.secretKeys());
    }
    if (service == Service.DELIVERY && !options.has("SCIMRELAY_KAFKA_BOOTSTRAP")) {
      settings.putIfAbsent("SCIMRELAY_INTAKE_SESSION_TIMEOUT", SHORTEST_SESSION);
    }
    if (service == Service.ADMIN) {
      settings.put("SCIMRELAY_OPERATOR_KEY", secrets.operatorKey());
    }
    return settings;
  }

  private String allowPrivateTargets() {
    return options.setting("SCIMRELAY_ALLOW_PRIVATE_TARGETS", "true");
  }
}
