package io.scimrelay.common.testing;

import java.util.concurrent.ExecutionException;
import kafka.server.BrokerServer;
import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.apache.kafka.common.test.TestKitNodes;
import org.apache.kafka.common.utils.Exit;

/** A real single-node Kafka in this JVM, shared by all of its tests. */
public final class TestKafka {
  private final KafkaClusterTestKit cluster;

  private TestKafka(KafkaClusterTestKit cluster) {
    this.cluster = cluster;
  }

  private static final class Shared {
    static final TestKafka INSTANCE = start();
  }

  public static TestKafka shared() {
    return Shared.INSTANCE;
  }

  public String bootstrapServers() {
    return cluster.bootstrapServers();
  }

  /** Stops what answers; its log stays. */
  public void stopBroker() {
    cluster.brokers().values().forEach(BrokerServer::shutdown);
    cluster.brokers().values().forEach(BrokerServer::awaitShutdown);
  }

  /** Starts it again, at the same address. */
  public void startBroker() {
    cluster.brokers().values().forEach(BrokerServer::startup);
  }

  private static TestKafka start() {
    // The broker outlives its temporary folder at the end of the JVM, and would halt it as failed.
    Exit.setHaltProcedure((_, _) -> {});
    Exit.setExitProcedure((_, _) -> {});
    try {
      KafkaClusterTestKit cluster =
          new KafkaClusterTestKit.Builder(
                  new TestKitNodes.Builder()
                      .setCombined(true)
                      .setNumBrokerNodes(1)
                      .setNumControllerNodes(1)
                      .build())
              .setConfigProp("group.initial.rebalance.delay.ms", "0")
              .setConfigProp("offsets.topic.num.partitions", "1")
              .setConfigProp("offsets.topic.replication.factor", "1")
              .setConfigProp("auto.create.topics.enable", "false")
              .build();
      cluster.format();
      cluster.startup();
      cluster.waitForReadyBrokers();
      return new TestKafka(cluster);
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException("the test Kafka does not start", e);
    } catch (Exception e) {
      throw new IllegalStateException("the test Kafka does not build", e);
    }
  }
}
