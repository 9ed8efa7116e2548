package io.scimrelay.deploy.warm;

import io.scimrelay.deploy.home.DataFolder;
import io.scimrelay.deploy.kafka.KafkaBroker;
import io.scimrelay.deploy.process.FreePort;
import io.scimrelay.deploy.service.Service;
import io.scimrelay.deploy.service.ServiceProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Trains what has no cache, or one older than its package. Nothing real is touched. */
public final class WarmUp {
  private static final int AT_ONCE = 2;

  private final Path project;
  private final DataFolder scratch;

  public WarmUp(Path project, DataFolder scratch) {
    this.project = project;
    this.scratch = scratch;
  }

  /** The names of those that stay cold. */
  public List<String> run() throws InterruptedException {
    scratch.prepare();
    List<String> cold = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      List<String> names = new ArrayList<>();
      List<Future<Boolean>> trained = new ArrayList<>();
      tasks()
          .forEach(
              (name, task) -> {
                names.add(name);
                trained.add(threads.submit(task));
              });
      for (int i = 0; i < names.size(); i++) {
        if (!succeeded(trained.get(i))) {
          cold.add(names.get(i));
        }
      }
    }
    scratch.empty();
    return cold;
  }

  private Map<String, Callable<Boolean>> tasks() {
    Map<String, Callable<Boolean>> tasks = new java.util.LinkedHashMap<>();
    Arrays.stream(Service.values())
        .filter(service -> !service.packaged(project).isWarm())
        .forEach(service -> tasks.put(service.kind(), () -> train(service)));
    KafkaBroker broker = new KafkaBroker(scratch, FreePort.find());
    if (!broker.isWarm()) {
      tasks.put("kafka", () -> train(broker));
    }
    return tasks;
  }

  private boolean train(Service service) throws IOException, InterruptedException {
    int port = FreePort.find();
    ServiceProcess process =
        new ServiceProcess(service, 1, port, service.packaged(project), TrainingSettings.of(port));
    Path cache = service.packaged(project).cache();
    Training training = new Training(cache, scratch.log(service.kind()), process::live);
    return training.run(process.training(training.output()));
  }

  private boolean train(KafkaBroker broker) throws IOException, InterruptedException {
    Training training = new Training(KafkaBroker.cache(), scratch.log("kafka"), broker::ready);
    return training.run(broker.training(training.output()));
  }

  private static boolean succeeded(Future<Boolean> trained) throws InterruptedException {
    try {
      return trained.get();
    } catch (ExecutionException e) {
      return false;
    }
  }
}
