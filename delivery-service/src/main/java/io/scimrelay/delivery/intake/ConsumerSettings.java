package io.scimrelay.delivery.intake;

import static org.apache.kafka.clients.consumer.ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.AUTO_OFFSET_RESET_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.FETCH_MAX_BYTES_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.GROUP_ID_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.GROUP_INSTANCE_ID_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.MAX_POLL_RECORDS_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.METADATA_MAX_AGE_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG;

import io.scimrelay.common.event.EventTopic;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;

/** How the consumer is set up, each setting that is not a default with its reason. */
final class ConsumerSettings {
  private static final int FETCHED_AT_ONCE = 8 * 1024 * 1024;

  private ConsumerSettings() {}

  static Map<String, Object> of(String brokers, IntakeConfig config) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(BOOTSTRAP_SERVERS_CONFIG, brokers);
    settings.put(GROUP_ID_CONFIG, config.group());
    config.member().ifPresent(name -> settings.put(GROUP_INSTANCE_ID_CONFIG, name));
    // What was appended is known to the log; the committed offset only saves reading it again.
    settings.put(ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
    // A killed member's share must not lie still for long.
    settings.put(SESSION_TIMEOUT_MS_CONFIG, (int) config.sessionTimeout().toMillis());
    settings.put(HEARTBEAT_INTERVAL_MS_CONFIG, 500);
    // A topic that was lost is made again by ingest, and must be seen soon.
    settings.put(METADATA_MAX_AGE_CONFIG, 5_000);
    settings.put(RECONNECT_BACKOFF_MAX_MS_CONFIG, 2_000);
    settings.put(MAX_PARTITION_FETCH_BYTES_CONFIG, EventTopic.MAX_RECORD_BYTES);
    settings.put(FETCH_MAX_BYTES_CONFIG, FETCHED_AT_ONCE);
    settings.put(MAX_POLL_RECORDS_CONFIG, 500);
    return settings;
  }
}
