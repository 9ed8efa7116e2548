package io.scimrelay.deploy.kafka;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.Kafka;
import kafka.tools.StorageTool$;
import org.apache.kafka.common.Uuid;

/**
 * Main class of the broker's process: formats its folder where that is new or lost, then serves.
 */
public final class BrokerProcess {
  private BrokerProcess() {}

  public static void main(String[] arguments) throws IOException {
    Path settings = Path.of(arguments[0]);
    if (!Files.exists(folder(settings).resolve("meta.properties"))) {
      format(settings);
    }
    Kafka.main(arguments);
  }

  private static void format(Path settings) {
    String[] command = {
      "format", "--cluster-id", Uuid.randomUuid().toString(), "--config", settings.toString()
    };
    int status = StorageTool$.MODULE$.execute(command, System.out);
    if (status != 0) {
      System.exit(status);
    }
  }

  private static Path folder(Path settings) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(settings, StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    return Path.of(properties.getProperty("log.dirs"));
  }
}
