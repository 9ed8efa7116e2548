package io.scimrelay.deploy.warm;

import io.scimrelay.deploy.home.KeptSecrets;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;

/** Settings under which a service starts and reaches nobody: port 9 of this machine discards. */
final class TrainingSettings {
  private static final String NOWHERE = "127.0.0.1:9";

  private TrainingSettings() {}

  static Map<String, String> of(int port) {
    KeptSecrets secrets = KeptSecrets.random(new SecureRandom());
    Map<String, String> settings = new HashMap<>();
    settings.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    settings.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    settings.put("QUARKUS_DATASOURCE_REACTIVE_URL", "postgresql://" + NOWHERE + "/training");
    settings.put("QUARKUS_DATASOURCE_USERNAME", "training");
    settings.put("QUARKUS_DATASOURCE_PASSWORD", "training");
    settings.put("KAFKA_BOOTSTRAP_SERVERS", NOWHERE);
    settings.put("SCIMRELAY_SECRET_KEYS", secrets.secretKeys());
    settings.put("SCIMRELAY_OPERATOR_KEY", secrets.operatorKey());
    return settings;
  }
}
