package io.scimrelay.deploy.process;

import io.scimrelay.deploy.console.Console;
import io.scimrelay.deploy.console.Refusal;
import io.scimrelay.deploy.home.DataFolder;
import io.scimrelay.deploy.home.Ledger;
import io.scimrelay.deploy.home.StackFile;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Keeps the parts of a stack running, and ends them in order. */
public final class Supervisor {
  private static final Duration GRACE = Duration.ofSeconds(12);
  private static final int DEATHS_BEFORE_READY = 3;

  private final DataFolder folder;
  private final Console console;
  private final Ledger ledger;
  private final Warden warden;
  private final List<Supervised> parts = new CopyOnWriteArrayList<>();
  private volatile Runnable changed = () -> {};
  private volatile boolean up;

  public Supervisor(DataFolder folder, Console console, Ledger ledger) {
    this.folder = folder;
    this.console = console;
    this.ledger = ledger;
    this.ledger.add("launcher", ProcessHandle.current());
    this.warden = Warden.start();
    this.ledger.add("warden", warden.handle());
  }

  public void start(Part part) {
    Supervised supervised = new Supervised(part, folder.log(part.name()), new Notes());
    parts.add(supervised);
    supervised.start();
  }

  /** Waits for a part that was started; refuses where it dies again and again. */
  public void awaitReady(Part part, Duration limit) {
    long began = System.nanoTime();
    Supervised one = parts.stream().filter(p -> p.part().equals(part)).findFirst().orElseThrow();
    Pauses.until(() -> part.ready() || one.deaths() >= DEATHS_BEFORE_READY, limit);
    if (!part.ready()) {
      throw new Refusal(part.name() + " does not start; its last words are in " + one.log());
    }
    console.step(part.name(), part.place(), Duration.ofNanos(System.nanoTime() - began));
  }

  /** From now on {@code change} is told whenever a process has another number. */
  public void ready(Runnable change) {
    changed = change;
    up = true;
    change.run();
  }

  public Map<String, List<StackFile.Entry>> entries(List<String> kinds) {
    Map<String, List<StackFile.Entry>> entries = new LinkedHashMap<>();
    kinds.forEach(kind -> entries.put(kind, entries(kind)));
    return entries;
  }

  private List<StackFile.Entry> entries(String kind) {
    return parts.stream()
        .filter(one -> one.part().kind().equals(kind))
        .flatMap(
            one -> {
              Process process = one.process();
              return process == null
                  ? java.util.stream.Stream.<StackFile.Entry>of()
                  : java.util.stream.Stream.of(one.part().entry(process.pid()));
            })
        .toList();
  }

  /** Services first, so that none of them misses what it stands on. */
  public void stop() {
    up = false;
    changed = () -> {};
    stop(kind -> !kind.equals("postgres") && !kind.equals("kafka"));
    stop(kind -> true);
    warden.farewell();
    ledger.clear();
  }

  private void stop(Predicate<String> kinds) {
    List<Supervised> those =
        parts.stream().filter(one -> kinds.test(one.part().kind())).collect(Collectors.toList());
    those.forEach(Supervised::stop);
    if (!Pauses.until(() -> those.stream().noneMatch(Supervisor::lives), GRACE)) {
      those.forEach(Supervisor::kill);
      Pauses.until(() -> those.stream().noneMatch(Supervisor::lives), GRACE);
    }
  }

  private static boolean lives(Supervised one) {
    Process process = one.process();
    return process != null && process.isAlive();
  }

  private static void kill(Supervised one) {
    Process process = one.process();
    if (process != null) {
      process.destroyForcibly();
    }
  }

  /** What the supervised parts report. */
  private final class Notes implements Supervised.Watch {

    @Override
    public void started(Part part, ProcessHandle process) {
      warden.started(process.pid());
      ledger.add(part.name(), process);
      changed.run();
      if (up) {
        console.step(part.name(), "started again as process " + process.pid());
      }
    }

    @Override
    public void ended(Part part, ProcessHandle process, int status, Duration pause) {
      warden.ended(process.pid());
      console.warn(
          String.format(
              Locale.ROOT,
              "  %s ended with status %d; starting it again in %.1f s (log: %s)",
              part.name(),
              status,
              pause.toMillis() / 1000.0,
              folder.log(part.name())));
    }

    @Override
    public void failed(Part part, IOException failure, Duration pause) {
      console.warn(
          String.format(
              Locale.ROOT,
              "  %s cannot be started: %s; again in %.1f s",
              part.name(),
              failure.getMessage(),
              pause.toMillis() / 1000.0));
    }
  }
}
