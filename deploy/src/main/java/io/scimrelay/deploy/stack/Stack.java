package io.scimrelay.deploy.stack;

import io.scimrelay.deploy.console.Console;
import io.scimrelay.deploy.home.DataFolder;
import io.scimrelay.deploy.home.KeptSecrets;
import io.scimrelay.deploy.home.Ledger;
import io.scimrelay.deploy.home.StackFile;
import io.scimrelay.deploy.kafka.KafkaBroker;
import io.scimrelay.deploy.postgres.DatabaseAddress;
import io.scimrelay.deploy.postgres.DatabaseStore;
import io.scimrelay.deploy.postgres.PostgresServer;
import io.scimrelay.deploy.process.FreePort;
import io.scimrelay.deploy.process.Leftovers;
import io.scimrelay.deploy.process.Part;
import io.scimrelay.deploy.process.Supervisor;
import io.scimrelay.deploy.service.Java;
import io.scimrelay.deploy.service.Service;
import io.scimrelay.deploy.service.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** All parts of one data folder, from the first start to the last stop. */
public final class Stack {
  private static final Duration SERVER_LIMIT = Duration.ofSeconds(90);
  private static final Duration SERVICE_LIMIT = Duration.ofMinutes(2);
  private static final List<String> KINDS =
      List.of("ingest", "delivery", "admin", "postgres", "kafka");

  private final StackOptions options;
  private final DataFolder folder;
  private final Console console;
  private final Ports ports;
  private final boolean ownPostgres;
  private final boolean ownKafka;
  private final KeptSecrets secrets;
  private final DatabaseAddress database;
  private final Supervisor supervisor;

  private Stack(StackOptions options, DataFolder folder, Console console, Ports ports) {
    this.options = options;
    this.folder = folder;
    this.console = console;
    this.ports = ports;
    this.ownPostgres = !options.has("SCIMRELAY_POSTGRES_URL");
    this.ownKafka = !options.has("SCIMRELAY_KAFKA_BOOTSTRAP");
    ports.requireFree(ownPostgres, ownKafka);
    this.secrets = KeptSecrets.of(folder.secretsFile(), new SecureRandom());
    this.database = database();
    this.supervisor = new Supervisor(folder, console, new Ledger(folder));
  }

  /** The caller holds the folder's lock. */
  public static Stack prepare(StackOptions options, DataFolder folder, Console console) {
    endLeftovers(folder, console);
    forget(folder);
    if (options.fresh()) {
      folder.empty();
    }
    return new Stack(options, folder, console, Ports.of(options.environment()));
  }

  /** Starts all parts and comes back when every one of them is ready. */
  public StackFile start() {
    Part postgres =
        new PostgresServer(folder, database, secrets, Java.ownJar().resolveSibling("postgres"));
    Part kafka = new KafkaBroker(folder, ports.kafka());
    if (ownPostgres) {
      supervisor.start(postgres);
    }
    if (ownKafka) {
      supervisor.start(kafka);
    }
    if (ownPostgres) {
      supervisor.awaitReady(postgres, SERVER_LIMIT);
    }
    makeDatabaseReady();
    List<ServiceProcess> services = services();
    services.forEach(supervisor::start);
    if (ownKafka) {
      supervisor.awaitReady(kafka, SERVER_LIMIT);
    }
    services.forEach(service -> supervisor.awaitReady(service, SERVICE_LIMIT));
    supervisor.ready(() -> file().write(folder.stackFile()));
    return file();
  }

  public void stop() {
    forget(folder);
    supervisor.stop();
  }

  /** Ends processes of a launcher that was killed. */
  public static void endLeftovers(DataFolder folder, Console console) {
    Ledger ledger = new Ledger(folder);
    List<Ledger.Left> left =
        ledger.living().stream()
            .filter(one -> one.handle().pid() != ProcessHandle.current().pid())
            .toList();
    if (!left.isEmpty()) {
      List<String> names = left.stream().map(Ledger.Left::name).toList();
      console.warn("Ending what an earlier run left behind: " + String.join(", ", names));
      Leftovers.end(left);
    }
    ledger.clear();
  }

  public static void forget(DataFolder folder) {
    try {
      Files.deleteIfExists(folder.stackFile());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + folder.stackFile(), e);
    }
  }

  private void makeDatabaseReady() {
    long began = System.nanoTime();
    DatabaseStore store = new DatabaseStore(database);
    if (ownPostgres) {
      store.createIfMissing();
    }
    int applied = store.migrate();
    store.letServicesIn(secrets);
    String what = applied == 0 ? "schema is up to date" : applied + " migrations applied";
    console.step("database", what, Duration.ofNanos(System.nanoTime() - began));
  }

  private List<ServiceProcess> services() {
    ServiceSettings settings = new ServiceSettings(options, secrets, database, kafkaBootstrap());
    List<ServiceProcess> services = new ArrayList<>();
    addServices(services, settings, Service.INGEST, ports.ingest(), options.ingest());
    addServices(services, settings, Service.DELIVERY, ports.delivery(), options.delivery());
    addServices(services, settings, Service.ADMIN, ports.admin(), 1);
    return services;
  }

  private void addServices(
      List<ServiceProcess> services,
      ServiceSettings settings,
      Service service,
      int first,
      int count) {
    for (int number = 1; number <= count; number++) {
      int port = number == 1 ? first : FreePort.find();
      services.add(
          new ServiceProcess(
              service,
              number,
              port,
              service.packaged(options.project()),
              settings.of(service, port, url(ports.ingest()))));
    }
  }

  private StackFile file() {
    return new StackFile(
        url(ports.ingest()),
        url(ports.delivery()),
        url(ports.admin()),
        url(ports.admin()) + "/",
        secrets.operatorKey(),
        database.fullUrl(),
        kafkaBootstrap(),
        supervisor.entries(KINDS));
  }

  private DatabaseAddress database() {
    return ownPostgres
        ? new DatabaseAddress(
            "127.0.0.1", ports.postgres(), "scimrelay", "postgres", secrets.postgresPassword())
        : DatabaseAddress.parse(
            options.setting("SCIMRELAY_POSTGRES_URL", ""),
            options.setting("SCIMRELAY_POSTGRES_USER", "postgres"),
            options.setting("SCIMRELAY_POSTGRES_PASSWORD", ""));
  }

  private String kafkaBootstrap() {
    return options.setting("SCIMRELAY_KAFKA_BOOTSTRAP", "127.0.0.1:" + ports.kafka());
  }

  private static String url(int port) {
    return "http://127.0.0.1:" + port;
  }
}
