package io.scimrelay.benchmarks.stand;

import io.scimrelay.deploy.home.DataFolder;
import io.scimrelay.deploy.home.StackFile;
import io.scimrelay.deploy.process.FreePort;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A stack in a scratch folder, whose connections may be called as fast as it can. */
public final class BenchStack implements AutoCloseable {
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

  public static BenchStack up(Path project) throws IOException {
    BenchStack stack = new BenchStack(project, Files.createTempDirectory("scimrelay-bench"));
    stack.command("up", "--detach", "--fresh");
    return stack;
  }

  public StackFile file() {
    return StackFile.read(home.resolve("stack.json"))
        .orElseThrow(() -> new IllegalStateException("no stack in " + home));
  }

  @Override
  public void close() throws IOException {
    command("down");
    new DataFolder(home).empty();
  }

  private void command(String... arguments) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(project.resolve("scimrelay").toString());
    builder.command().addAll(List.of(arguments));
    builder.environment().putAll(environment);
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.onExit().join().exitValue() != 0) {
      throw new IllegalStateException("scimrelay " + arguments[0] + ": " + said);
    }
  }
}
