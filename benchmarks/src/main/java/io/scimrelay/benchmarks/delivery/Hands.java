package io.scimrelay.benchmarks.delivery;

import io.scimrelay.benchmarks.load.Answer;
import io.scimrelay.benchmarks.load.Line;
import io.scimrelay.benchmarks.load.Users;
import io.scimrelay.benchmarks.stand.Sink;
import io.scimrelay.benchmarks.stand.Stand;
import io.scimrelay.deploy.client.Vendor;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Several vendors, each with an endpoint of its own at one sink, and a few connections each. */
record Hands(Sink sink, List<Line> lines, List<Endpoint> endpoints) implements AutoCloseable {

  /** An endpoint and who may pause it. */
  record Endpoint(Vendor vendor, String id) {

    void ask(String what) {
      vendor.admin().post("/endpoints/" + id + "/" + what, Map.of());
    }
  }

  static Hands make(Stand stand, String name, int vendors, int linesEach, int sinkMillis) {
    Sink sink = stand.sink(sinkMillis);
    List<Line> lines = new ArrayList<>();
    List<Endpoint> endpoints = new ArrayList<>();
    for (int i = 0; i < vendors; i++) {
      Vendor vendor = stand.vendor(name + " " + i);
      String id = vendor.admin().post("/endpoints", Map.of("url", sink.url())).path("id").asText();
      endpoints.add(new Endpoint(vendor, id));
      lines.addAll(stand.lines(vendor, linesEach));
    }
    return new Hands(sink, lines, endpoints);
  }

  /** The creation of user number {@code i}, on one line after the other. */
  Future<Answer> create(String tag, int i) {
    return lines.get(i % lines.size()).send("POST", "/Users", Users.user(tag + "-" + i));
  }

  void askAll(String what) {
    endpoints.forEach(endpoint -> endpoint.ask(what));
  }

  @Override
  public void close() {
    askAll("disable");
    sink.close();
  }
}
