package io.scimrelay.deploy.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.scimrelay.common.secret.BearerToken;
import io.scimrelay.common.secret.SecretKeyring;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptFilesTest {
  private final SecureRandom random = new SecureRandom();

  @TempDir private Path temporary;

  @Test
  void secretsAreMadeOnceAndReadByTheirOwnerAlone() throws Exception {
    // Given
    Path file = temporary.resolve("secrets.json");
    KeptSecrets first = KeptSecrets.of(file, random);

    // When
    KeptSecrets second = KeptSecrets.of(file, random);

    // Then
    assertEquals(first, second);
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertFalse(first.toString().contains(first.operatorKey()));
  }

  @Test
  void secretsAreOfTheFormThatServicesRead() {
    // When
    KeptSecrets secrets = KeptSecrets.random(random);

    // Then
    assertTrue(BearerToken.wellFormed(BearerToken.Kind.OPERATOR, secrets.operatorKey()));
    assertEquals(1, SecretKeyring.parse(secrets.secretKeys()).byId().size());
    assertNotEquals(secrets.adminPassword(), secrets.ingestPassword());
  }

  @Test
  void aStackFileIsReplacedAsAWhole() throws Exception {
    // Given
    Path file = temporary.resolve("stack.json");
    file(1).write(file);

    // When
    file(2).write(file);

    // Then
    assertEquals(file(2), StackFile.read(file).orElseThrow());
    try (var left = Files.list(temporary)) {
      assertEquals(List.of(file), left.toList());
    }
  }

  @Test
  void aFreshStartLeavesWhatIsNotOurs() throws Exception {
    // Given
    DataFolder folder = new DataFolder(temporary);
    folder.prepare();
    Files.createDirectories(folder.kafka());
    Files.writeString(folder.kafka().resolve("data"), "old");
    Path foreign = Files.writeString(temporary.resolve("notes.txt"), "mine");

    // When
    folder.empty();

    // Then
    assertFalse(Files.exists(folder.kafka()));
    assertTrue(Files.exists(foreign));
  }

  @Test
  void theLedgerKnowsOnlyWhatStillLives() throws Exception {
    // Given
    DataFolder folder = new DataFolder(temporary);
    folder.prepare();
    Ledger ledger = new Ledger(folder);
    Process ended = new ProcessBuilder("true").start();
    ledger.add("launcher", ProcessHandle.current());
    ledger.add("ingest", ended.toHandle());
    ended.waitFor();

    // When
    List<Ledger.Left> left = new Ledger(folder).living();

    // Then
    assertEquals(List.of(new Ledger.Left("launcher", ProcessHandle.current())), left);
  }

  private static StackFile file(long pid) {
    return new StackFile(
        "http://a",
        "http://b",
        "http://c",
        "http://c/",
        "op_x",
        "postgresql://d",
        "e:1",
        Map.of("ingest", List.of(new StackFile.Entry(pid, "http://a", null))));
  }
}
