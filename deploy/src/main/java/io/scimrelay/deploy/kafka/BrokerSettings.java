package io.scimrelay.deploy.kafka;

import java.nio.file.Path;

/** The broker's properties: one node, little memory, topics only as they are made by us. */
final class BrokerSettings {
  /** Java logging for Kafka: what went wrong, one line each. */
  static final String LOGGING =
      """
      handlers=java.util.logging.ConsoleHandler
      .level=WARNING
      java.util.logging.ConsoleHandler.level=ALL
      java.util.logging.ConsoleHandler.formatter=java.util.logging.SimpleFormatter
      java.util.logging.SimpleFormatter.format=%1$tFT%1$tT.%1$tL %4$s %3$s %5$s%6$s%n
      kafka.server.KafkaRaftServer.level=INFO
      """;

  private BrokerSettings() {}

  static String of(int port, int controllerPort, Path data) {
    return """
      process.roles=broker,controller
      node.id=1
      listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
      advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
      listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
      controller.listener.names=CONTROLLER
      controller.quorum.voters=1@127.0.0.1:%2$d
      log.dirs=%3$s
      auto.create.topics.enable=false
      default.replication.factor=1
      offsets.topic.replication.factor=1
      offsets.topic.num.partitions=4
      transaction.state.log.replication.factor=1
      transaction.state.log.min.isr=1
      transaction.state.log.num.partitions=1
      share.coordinator.state.topic.replication.factor=1
      share.coordinator.state.topic.min.isr=1
      group.initial.rebalance.delay.ms=0
      group.min.session.timeout.ms=4000
      message.max.bytes=4194304
      replica.fetch.max.bytes=4194304
      log.segment.bytes=134217728
      log.cleaner.dedupe.buffer.size=8388608
      log.cleaner.threads=1
      num.network.threads=2
      num.io.threads=4
      num.recovery.threads.per.data.dir=2
      background.threads=4
      """
        .formatted(port, controllerPort, data.toString().replace("\\", "\\\\"));
  }
}
