package io.scimrelay.benchmarks.stand;

import io.scimrelay.benchmarks.load.Caller;
import io.scimrelay.benchmarks.load.Line;
import io.scimrelay.deploy.client.ScimClient;
import io.scimrelay.deploy.client.Vendor;
import io.scimrelay.deploy.home.StackFile;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** The stack under measure, with a client to call it. */
public final class Stand implements AutoCloseable {
  private final StackFile stack;
  private final Vertx vertx = Vertx.vertx();
  private final Caller caller = new Caller(vertx);

  public Stand(StackFile stack) {
    this.stack = stack;
  }

  public Vendor vendor(String name) {
    return Vendor.create(stack, name);
  }

  /** New connections of one organization. */
  public List<Line> lines(Vendor vendor, int count) {
    String organization = vendor.organization("Bench");
    return IntStream.range(0, count)
        .mapToObj(i -> line(vendor.connection(organization, "Bench " + i, "generic")))
        .toList();
  }

  public Line line(ScimClient client) {
    return new Line(caller, client);
  }

  public Sink sink(int delayMillis) {
    return Sink.open(vertx, delayMillis);
  }

  public BenchStore store() {
    return new BenchStore(stack.postgresUrl());
  }

  public String postgresUrl() {
    return stack.postgresUrl();
  }

  public long pid(String kind) {
    return Objects.requireNonNull(stack.processes().get(kind)).getFirst().pid();
  }

  public ProcessTime processTime() {
    Map<String, Long> pids = new HashMap<>();
    stack.processes().keySet().forEach(kind -> pids.put(kind, pid(kind)));
    return ProcessTime.of(pids);
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
