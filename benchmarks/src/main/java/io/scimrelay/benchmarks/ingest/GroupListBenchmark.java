package io.scimrelay.benchmarks.ingest;

import io.scimrelay.benchmarks.Benchmark;
import io.scimrelay.benchmarks.figure.Figure;
import io.scimrelay.benchmarks.figure.Report;
import io.scimrelay.benchmarks.load.Line;
import io.scimrelay.benchmarks.load.Users;
import io.scimrelay.benchmarks.stand.BenchStore;
import io.scimrelay.benchmarks.stand.ProcessMemory;
import io.scimrelay.benchmarks.stand.Stand;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** What a process needs to list 100 groups of 20,000 members each. */
public final class GroupListBenchmark implements Benchmark {
  private static final int GROUPS = 100;
  private static final int MEMBERS = 20_000;

  @Override
  public String name() {
    return "list";
  }

  @Override
  public String about() {
    return "100 groups of 20,000 members in one answer, and the memory it takes";
  }

  @Override
  public void run(Stand stand, Report report) throws Exception {
    Line line = stand.lines(stand.vendor("list"), 1).getFirst();
    line.must("POST", "/Users", Users.user("model"));
    for (int i = 0; i < GROUPS; i++) {
      line.must("POST", "/Groups", Users.group("Crowd " + i));
    }
    report.step("writing 2,000,000 memberships ...");
    try (BenchStore store = stand.store()) {
      store.copyUsers(line.connectionId(), MEMBERS - 1);
      store.fillGroups(line.connectionId(), "crowd%");
    }
    long began = System.nanoTime();
    long bytes = download(line, "/Groups?count=100");
    double seconds = (System.nanoTime() - began) / 1e9;
    report.tell(Figure.of("answer", bytes / 1e6, "MB"));
    report.tell(Figure.of("time", seconds, "s"));
    report.tell(
        Figure.of(
                "ingest's highest resident memory so far",
                ProcessMemory.peakMegabytes(stand.pid("ingest")),
                "MB")
            .atMost(300));
  }

  /** The length of an answer that is too long to be kept. */
  private static long download(Line line, String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(line.client().url() + path))
            .header("Authorization", "Bearer " + line.client().token())
            .build();
    try (HttpClient http = HttpClient.newHttpClient();
        InputStream body = http.send(request, BodyHandlers.ofInputStream()).body()) {
      return body.transferTo(OutputStream.nullOutputStream());
    }
  }
}
