package io.scimrelay.deploy.kafka;

import io.scimrelay.deploy.home.DataFolder;
import io.scimrelay.deploy.home.StackFile;
import io.scimrelay.deploy.process.FreePort;
import io.scimrelay.deploy.process.Part;
import io.scimrelay.deploy.service.Java;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One broker that is its own controller; {@link BrokerProcess} is what runs. */
public final class KafkaBroker implements Part {
  private final DataFolder folder;
  private final int port;

  public KafkaBroker(DataFolder folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  @Override
  public String kind() {
    return "kafka";
  }

  @Override
  public String name() {
    return "kafka";
  }

  @Override
  public String place() {
    return "ready on 127.0.0.1:" + port;
  }

  @Override
  public StackFile.Entry entry(long pid) {
    return new StackFile.Entry(pid, null, folder.kafka().toString());
  }

  @Override
  public boolean ready() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Beside the launcher's jar, which holds the broker's class path. */
  public static Path cache() {
    return Java.ownJar().resolveSibling("kafka.aot");
  }

  public boolean isWarm() {
    try {
      return Files.exists(cache())
          && Files.getLastModifiedTime(cache()).compareTo(Files.getLastModifiedTime(Java.ownJar()))
              > 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** The same broker as it writes a cache of its classes when it ends. */
  public Launch training(Path output) throws IOException {
    return launch("-XX:AOTCacheOutput=" + output);
  }

  @Override
  public Launch launch() throws IOException {
    return launch(isWarm() ? "-XX:AOTCache=" + cache() : "-Xshare:auto");
  }

  private Launch launch(String cacheOption) throws IOException {
    Path settings = folder.config("kafka.properties");
    Files.writeString(settings, BrokerSettings.of(port, FreePort.find(), folder.kafka()));
    Path logging = folder.config("kafka-logging.properties");
    Files.writeString(logging, BrokerSettings.LOGGING);
    return new Launch(
        Java.command(
            List.of(
                cacheOption,
                "-Xlog:aot*=off",
                "-Xms64m",
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:ReservedCodeCacheSize=64m",
                "-Djava.util.logging.config.file=" + logging),
            BrokerProcess.class,
            settings.toString()),
        Map.of());
  }
}
