package io.scimrelay.deploy.system;

import io.scimrelay.deploy.client.HttpJson;
import io.scimrelay.deploy.home.StackFile;
import io.scimrelay.deploy.process.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A stack of its own: a scratch folder, free ports, the packaged launcher. */
final class ScratchStack implements AutoCloseable {
  private static final Path JAR = Path.of("target/scimrelay-launcher.jar").toAbsolutePath();
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

  private final Path home;
  private final Map<String, String> environment = new HashMap<>();

  /** What a command said and how it ended. */
  record Said(int status, String text) {}

  ScratchStack() {
    try {
      home = Files.createTempDirectory("relay-test");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    environment.put("SCIMRELAY_HOME", home.toString());
    for (String part : List.of("INGEST", "DELIVERY", "ADMIN", "POSTGRES", "KAFKA")) {
      environment.put("SCIMRELAY_" + part + "_PORT", Integer.toString(FreePort.find()));
    }
  }

  static ScratchStack up(String... options) {
    ScratchStack stack = new ScratchStack();
    Said said =
        stack.run(
            Stream.concat(Stream.of("up", "--detach"), Stream.of(options)).toArray(String[]::new));
    if (said.status() != 0) {
      stack.close();
      throw new IllegalStateException("up failed: " + said.text());
    }
    return stack;
  }

  Path home() {
    return home;
  }

  void set(String name, String value) {
    environment.put(name, value);
  }

  String port(String part) {
    return Objects.requireNonNull(environment.get("SCIMRELAY_" + part + "_PORT"));
  }

  StackFile file() {
    return StackFile.read(home.resolve("stack.json")).orElseThrow();
  }

  StackFile.Entry process(String kind) {
    return Objects.requireNonNull(file().processes().get(kind)).getFirst();
  }

  /** Until all parts serve, those started again included. */
  void awaitReady() {
    Awaitility.await().atMost(Duration.ofMinutes(2)).until(this::isReady);
  }

  private boolean isReady() {
    return Files.exists(home.resolve("kafka/meta.properties"))
        && Stream.of("KAFKA", "POSTGRES").allMatch(part -> listens(Integer.parseInt(port(part))))
        && Stream.of("ingest", "delivery", "admin").allMatch(kind -> serves(process(kind).url()));
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean serves(@Nullable String url) {
    try {
      return new HttpJson().call("GET", url + "/q/health/ready", Map.of(), null).status() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  List<Long> pids() {
    return file().processes().values().stream()
        .flatMap(List::stream)
        .map(StackFile.Entry::pid)
        .toList();
  }

  Said run(String... arguments) {
    try {
      Process process = start(arguments);
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Said(process.waitFor(), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-Xmx96m", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-Dscimrelay.project=" + PROJECT, "-jar", JAR.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    return builder.start();
  }

  /** Stops what runs and removes the folder; what is left of a failed test stays to be read. */
  @Override
  public void close() {
    run("down");
    new io.scimrelay.deploy.home.DataFolder(home).empty();
  }
}
