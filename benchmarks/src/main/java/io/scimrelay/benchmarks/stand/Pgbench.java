package io.scimrelay.benchmarks.stand;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** PostgreSQL's own benchmark program, where the machine has it. */
public final class Pgbench {
  private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");

  private final Path program;
  private final URI database;

  private Pgbench(Path program, URI database) {
    this.program = program;
    this.database = database;
  }

  public static Optional<Pgbench> find(String postgresUrl) {
    return Stream.concat(onPath(), ofDebian())
        .filter(Files::isExecutable)
        .findFirst()
        .map(found -> new Pgbench(found, URI.create(postgresUrl)));
  }

  private static Stream<Path> onPath() {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.of(path.split(":", -1)).map(folder -> Path.of(folder, "pgbench"));
  }

  private static Stream<Path> ofDebian() {
    return Stream.of("18", "17", "16", "15")
        .map(version -> Path.of("/usr/lib/postgresql", version, "bin", "pgbench"));
  }

  /** Transactions a second of a script, prepared, by so many clients. */
  public double perSecond(String script, int clients, int seconds)
      throws IOException, InterruptedException {
    Path file = Files.createTempFile("bench", ".sql");
    Files.writeString(file, script);
    String text = output(command(file, clients, seconds));
    Files.delete(file);
    Matcher rate = RATE.matcher(text);
    if (!rate.find()) {
      throw new IllegalStateException("pgbench said: " + text);
    }
    return Double.parseDouble(rate.group(1));
  }

  private List<String> command(Path script, int clients, int seconds) {
    return List.of(
        program.toString(),
        "--no-vacuum",
        "--protocol=prepared",
        "--client=" + clients,
        "--time=" + seconds,
        "--file=" + script,
        "--host=" + database.getHost(),
        "--port=" + database.getPort(),
        "--username=" + database.getUserInfo().split(":", 2)[0],
        database.getPath().substring(1));
  }

  private String output(List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("PGPASSWORD", database.getUserInfo().split(":", 2)[1]);
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return text;
  }
}
