package io.scimrelay.benchmarks.ingest;

import io.scimrelay.benchmarks.Benchmark;
import io.scimrelay.benchmarks.figure.Figure;
import io.scimrelay.benchmarks.figure.Report;
import io.scimrelay.benchmarks.load.ClosedLoop;
import io.scimrelay.benchmarks.load.Line;
import io.scimrelay.benchmarks.load.Users;
import io.scimrelay.benchmarks.stand.BenchStore;
import io.scimrelay.benchmarks.stand.Pgbench;
import io.scimrelay.benchmarks.stand.ProcessTime;
import io.scimrelay.benchmarks.stand.Stand;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How many users a second are created over HTTP, with events told and delivered to nobody, over
 * what PostgreSQL does by itself with the same rows.
 */
public final class CreateBenchmark implements Benchmark {
  private static final int LINES = 64;
  private static final int CLIENTS = 16;
  private static final int ROUNDS = 3;
  private static final Duration WARM_UP = Duration.ofSeconds(90);
  private static final Duration TURN = Duration.ofSeconds(8);
  private static final long NO_LIMIT = Long.MAX_VALUE;

  @Override
  public String name() {
    return "create";
  }

  @Override
  public String about() {
    return "POST /Users over the same rows written by pgbench, turn by turn";
  }

  @Override
  public void run(Stand stand, Report report) throws Exception {
    Optional<Pgbench> pgbench = Pgbench.find(stand.postgresUrl());
    List<Line> lines = stand.lines(stand.vendor("create"), LINES);
    try (BenchStore store = stand.store()) {
      store.makePlainTables();
    }
    posts(lines, "warm", WARM_UP);
    ProcessTime before = stand.processTime();
    ClosedLoop.Run first = posts(lines, "first", TURN);
    report.tellProcessTime(stand.processTime().millisEach(before, first.fine()));
    double relay = 0;
    double plain = 0;
    for (int round = 0; round < ROUNDS; round++) {
      relay += posts(lines, "r" + round, TURN).perSecond() / ROUNDS;
      plain += plain(pgbench) / ROUNDS;
    }
    report.tell(Figure.of("POST /Users, " + LINES + " connections", relay, "/s"));
    if (pgbench.isEmpty()) {
      report.step("pgbench is not here (Debian: postgresql-contrib), so there is no ratio.");
      return;
    }
    report.tell(Figure.of("pgbench, " + CLIENTS + " clients", plain, "/s"));
    report.tell(Figure.of("POST /Users over pgbench", relay / plain, "").atLeast(0.5));
  }

  private static ClosedLoop.Run posts(List<Line> lines, String tag, Duration time) {
    return ClosedLoop.run(
            LINES,
            NO_LIMIT,
            time,
            i -> lines.get(i % LINES).send("POST", "/Users", Users.user(tag + "-" + i)))
        .allFine();
  }

  private static double plain(Optional<Pgbench> pgbench) throws IOException, InterruptedException {
    return pgbench.isEmpty()
        ? 0
        : pgbench.get().perSecond(PlainInserts.SCRIPT, CLIENTS, (int) TURN.toSeconds());
  }
}
