package io.scimrelay.benchmarks.command;

import io.scimrelay.benchmarks.Benchmark;
import io.scimrelay.benchmarks.delivery.DrainBenchmark;
import io.scimrelay.benchmarks.delivery.HoleBenchmark;
import io.scimrelay.benchmarks.delivery.LaneBenchmark;
import io.scimrelay.benchmarks.delivery.LatencyBenchmark;
import io.scimrelay.benchmarks.delivery.SustainedBenchmark;
import io.scimrelay.benchmarks.figure.Report;
import io.scimrelay.benchmarks.ingest.CreateBenchmark;
import io.scimrelay.benchmarks.ingest.GroupListBenchmark;
import io.scimrelay.benchmarks.ingest.LookupBenchmark;
import io.scimrelay.benchmarks.ingest.MemberBenchmark;
import io.scimrelay.benchmarks.ingest.NoopBenchmark;
import io.scimrelay.benchmarks.ingest.StormBenchmark;
import io.scimrelay.benchmarks.stand.BenchStack;
import io.scimrelay.benchmarks.stand.Stand;
import io.scimrelay.deploy.console.Console;
import io.scimrelay.deploy.home.StackFile;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures a stack of its own, or one that runs. */
@Command(
    name = "scimrelay bench",
    description = "Measure on a stack of its own; the figures are ratios where they can be.",
    mixinStandardHelpOptions = true)
final class Bench implements Callable<Integer> {
  private static final List<Benchmark> ALL =
      List.of(
          new CreateBenchmark(),
          new NoopBenchmark(),
          new LatencyBenchmark(),
          new SustainedBenchmark(),
          new LaneBenchmark(),
          new DrainBenchmark(),
          new HoleBenchmark(),
          new MemberBenchmark(),
          new StormBenchmark(),
          new LookupBenchmark(),
          new GroupListBenchmark());

  private final Console console = Console.ofProcess(System.getenv());

  @Parameters(arity = "0..*", paramLabel = "NAME", description = "Which ones; all where none.")
  private List<String> names = List.of();

  @Option(names = "--list", description = "Say what can be measured.")
  private boolean list;

  @Option(names = "--stack", paramLabel = "FILE", description = "stack.json of a running stack.")
  private @Nullable Path running;

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Bench()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    if (list) {
      ALL.forEach(one -> console.step(one.name(), one.about()));
      return 0;
    }
    return running == null ? onOwnStack() : measure(StackFile.read(running).orElseThrow());
  }

  private int onOwnStack() throws Exception {
    console.line("Starting a stack to measure ...");
    Path project = Path.of(System.getProperty("scimrelay.project", "."));
    return measure(BenchStack.up(project).file());
  }

  private int measure(StackFile file) throws Exception {
    Report report = new Report(console);
    try (Stand stand = new Stand(file)) {
      for (Benchmark one : asked()) {
        console.line(one.name() + ": " + one.about());
        one.run(stand, report);
      }
    }
    return report.missed() == 0 ? 0 : 1;
  }

  private List<Benchmark> asked() {
    return names.isEmpty() ? ALL : names.stream().map(Bench::named).toList();
  }

  private static Benchmark named(String name) {
    return ALL.stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no benchmark " + name + ", see --list"));
  }
}
