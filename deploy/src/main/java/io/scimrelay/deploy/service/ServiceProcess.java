package io.scimrelay.deploy.service;

import io.scimrelay.deploy.home.StackFile;
import io.scimrelay.deploy.process.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One process of a service. */
public final class ServiceProcess implements Part {
  /**
   * What keeps a service near 300 MB resident without starving it. The young part takes what a body
   * of 50,000 members leaves behind, so that it is not copied into the old one, and has its size
   * from the start. Whenever compiled code has grown by the sweeper's threshold, a percentage of
   * the code cache, a full collection stops everybody; with the JVM's own 15 a start reached it.
   */
  private static final List<String> MEMORY =
      List.of(
          "-XX:+UseSerialGC",
          "-Xms144m",
          "-Xmx176m",
          "-Xmn64m",
          "-XX:SurvivorRatio=2",
          "-XX:TargetSurvivorRatio=90",
          "-Xss512k",
          "-XX:MetaspaceSize=96m",
          "-XX:MaxMetaspaceSize=128m",
          "-XX:ReservedCodeCacheSize=96m",
          "-XX:SweeperThreshold=40",
          "-XX:MaxDirectMemorySize=64m",
          "-XX:+ExitOnOutOfMemoryError");

  private final Service service;
  private final int number;
  private final int port;
  private final ServicePackage packaged;
  private final Map<String, String> environment;

  public ServiceProcess(
      Service service,
      int number,
      int port,
      ServicePackage packaged,
      Map<String, String> environment) {
    this.service = service;
    this.number = number;
    this.port = port;
    this.packaged = packaged;
    this.environment = environment;
  }

  @Override
  public String kind() {
    return service.kind();
  }

  @Override
  public String name() {
    return number == 1 ? kind() : kind() + "-" + number;
  }

  @Override
  public String place() {
    return "ready on " + url();
  }

  public String url() {
    return "http://127.0.0.1:" + port;
  }

  @Override
  public StackFile.Entry entry(long pid) {
    return new StackFile.Entry(pid, url(), null);
  }

  @Override
  public boolean ready() {
    return Health.of(url() + "/q/health/ready");
  }

  /** Whether it serves at all, whatever it may be missing. */
  public boolean live() {
    return Health.of(url() + "/q/health/live") && Health.of(url() + "/q/metrics");
  }

  /** The same process as it writes a cache of its classes when it ends. */
  public Launch training(Path output) throws IOException {
    return new Launch(packaged.training(options(), output), environment);
  }

  /** The control plane starts often and computes little: the quick compiler is enough for it. */
  private List<String> options() {
    return service == Service.ADMIN
        ? Stream.concat(Stream.of("-XX:TieredStopAtLevel=1"), MEMORY.stream()).toList()
        : MEMORY;
  }

  @Override
  public Launch launch() {
    return new Launch(packaged.command(options()), environment);
  }
}
