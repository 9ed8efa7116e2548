package io.scimrelay.deploy.postgres;

import io.scimrelay.deploy.console.Refusal;
import io.scimrelay.deploy.home.DataFolder;
import io.scimrelay.deploy.home.KeptSecrets;
import io.scimrelay.deploy.home.PrivateFile;
import io.scimrelay.deploy.home.StackFile;
import io.scimrelay.deploy.process.Part;
import io.scimrelay.deploy.process.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A PostgreSQL that keeps its data and does not lie about having written it. */
public final class PostgresServer implements Part {
  private static final List<String> SETTINGS =
      List.of(
          "listen_addresses=127.0.0.1",
          "unix_socket_directories=",
          "fsync=on",
          "synchronous_commit=on",
          "full_page_writes=on",
          "max_connections=200",
          "shared_buffers=128MB",
          "max_wal_size=1GB",
          "jit=off",
          // names and values of people stand in statements and in what is said of conflicts
          "log_error_verbosity=terse",
          "log_min_error_statement=panic",
          "timezone=UTC",
          "log_timezone=UTC");

  /** Every commit waits while a new segment is filled with zeros and written. */
  private static final int WAL_SEGMENT_MEGABYTES = 1;

  private final DataFolder folder;
  private final DatabaseAddress address;
  private final KeptSecrets secrets;
  private final Path unpackTo;

  public PostgresServer(
      DataFolder folder, DatabaseAddress address, KeptSecrets secrets, Path unpackTo) {
    this.folder = folder;
    this.address = address;
    this.secrets = secrets;
    this.unpackTo = unpackTo;
  }

  @Override
  public String kind() {
    return "postgres";
  }

  @Override
  public String name() {
    return "postgres";
  }

  @Override
  public String place() {
    return "ready on 127.0.0.1:" + address.port();
  }

  @Override
  public StackFile.Entry entry(long pid) {
    return new StackFile.Entry(pid, null, folder.postgres().toString());
  }

  /** Fast shutdown: PostgreSQL told TERM would wait for its clients. */
  @Override
  public Signal stopSignal() {
    return Signal.INT;
  }

  @Override
  public boolean ready() {
    return address.answers();
  }

  @Override
  public Launch launch() throws IOException {
    Path bin = PostgresBinaries.unpacked(unpackTo);
    Unprivileged user = Unprivileged.forThisUser();
    if (!Files.exists(folder.postgres().resolve("PG_VERSION"))) {
      initialize(bin, user);
    }
    PostmasterFile.clear(folder.postgres());
    return new Launch(user.command(command(bin)), Map.of());
  }

  private List<String> command(Path bin) {
    List<String> command = new ArrayList<>();
    command.add(bin.resolve("postgres").toString());
    command.addAll(List.of("-D", folder.postgres().toString(), "-p", "" + address.port()));
    SETTINGS.forEach(setting -> command.addAll(List.of("-c", setting)));
    return command;
  }

  private void initialize(Path bin, Unprivileged user) throws IOException {
    Path password = folder.config("postgres-password");
    PrivateFile.write(password, secrets.postgresPassword() + "\n");
    List<String> command =
        List.of(
            bin.resolve("initdb").toString(),
            "--pgdata=" + folder.postgres(),
            "--username=" + address.user(),
            "--pwfile=" + password,
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--locale=C",
            "--wal-segsize=" + WAL_SEGMENT_MEGABYTES,
            "--no-instructions");
    Process process =
        new ProcessBuilder(user.command(command))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.log("postgres").toFile()))
            .start();
    requireSuccess(process);
    Files.deleteIfExists(password);
  }

  private void requireSuccess(Process initdb) {
    try {
      if (initdb.waitFor() != 0) {
        throw new Refusal(
            "PostgreSQL cannot make its data folder; why is in " + folder.log("postgres"));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
