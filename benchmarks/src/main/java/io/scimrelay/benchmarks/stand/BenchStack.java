package io.scimrelay.benchmarks.stand;

import io.scimrelay.deploy.home.DataFolder;
import io.scimrelay.deploy.home.StackFile;
import io.scimrelay.deploy.process.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A stack in a scratch folder, whose connections may be called as fast as it can. */
public final class BenchStack {
  private final Path project;
  private final Path home;
  private final Map<String, String> environment = new HashMap<>();

  private BenchStack(Path project, Path home) {
    this.project = project;
    this.home = home;
    environment.put("SCIMRELAY_HOME", home.toString());
    for (String limit :
        List.of("CONNECTION_PER_SECOND", "CONNECTION_BURST", "SOURCE_PER_SECOND", "SOURCE_BURST")) {
      environment.put("SCIMRELAY_LIMITS_" + limit, "1000000");
    }
    for (String part : List.of("INGEST", "DELIVERY", "ADMIN", "POSTGRES", "KAFKA")) {
      environment.put("SCIMRELAY_" + part + "_PORT", Integer.toString(FreePort.find()));
    }
  }

  /** Starts it; it goes with this process, however that ends. */
  public static BenchStack up(Path project) throws IOException {
    BenchStack stack = new BenchStack(project, Files.createTempDirectory("scimrelay-bench"));
    Runtime.getRuntime().addShutdownHook(new Thread(stack::down, "down"));
    stack.command("up", "--detach", "--fresh");
    return stack;
  }

  public StackFile file() {
    return StackFile.read(home.resolve("stack.json"))
        .orElseThrow(() -> new IllegalStateException("no stack in " + home));
  }

  private void down() {
    command("down");
    new DataFolder(home).empty();
  }

  private void command(String... arguments) {
    ProcessBuilder builder = new ProcessBuilder(project.resolve("scimrelay").toString());
    builder.command().addAll(List.of(arguments));
    builder.environment().putAll(environment);
    try {
      Process process = builder.redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.onExit().join().exitValue() != 0) {
        throw new IllegalStateException("scimrelay " + arguments[0] + ": " + said);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
