package io.scimrelay.common.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Points a service at the shared Kafka. */
public final class KafkaResource implements QuarkusTestResourceLifecycleManager {

  @Override
  public Map<String, String> start() {
    return Map.of("kafka.bootstrap.servers", TestKafka.shared().bootstrapServers());
  }

  @Override
  public void stop() {
    // The broker lives as long as the JVM; other test classes use it.
  }
}
