package io.scimrelay.deploy.home;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.scimrelay.common.secret.BearerToken;
import io.scimrelay.deploy.console.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** What is made once and kept: the operator's key, the key that seals secrets, passwords. */
public record KeptSecrets(
    String operatorKey,
    String secretKeys,
    String postgresPassword,
    String adminPassword,
    String ingestPassword,
    String deliveryPassword) {
  private static final JsonMapper JSON = new JsonMapper();

  public static KeptSecrets of(Path file, RandomGenerator random) {
    if (Files.exists(file)) {
      return read(file);
    }
    KeptSecrets made = random(random);
    PrivateFile.write(file, made.json());
    return made;
  }

  public static KeptSecrets random(RandomGenerator random) {
    return new KeptSecrets(
        BearerToken.random(BearerToken.Kind.OPERATOR, random).secret(),
        "k1:" + Base64.getEncoder().encodeToString(bytes(random)),
        password(random),
        password(random),
        password(random),
        password(random));
  }

  /** Of a service's database role. */
  public String passwordOf(String service) {
    return switch (service) {
      case "admin" -> adminPassword;
      case "ingest" -> ingestPassword;
      case "delivery" -> deliveryPassword;
      default -> throw new IllegalArgumentException("no role of " + service);
    };
  }

  @Override
  public String toString() {
    return "KeptSecrets[...]";
  }

  private static KeptSecrets read(Path file) {
    try {
      return JSON.readValue(file.toFile(), KeptSecrets.class);
    } catch (IOException e) {
      throw new Refusal(
          "Cannot read the keys in " + file + ": put the file back, or start empty with --fresh.",
          e);
    }
  }

  private String json() {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("secrets are text", e);
    }
  }

  private static String password(RandomGenerator random) {
    return HexFormat.of().formatHex(bytes(random));
  }

  private static byte[] bytes(RandomGenerator random) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return bytes;
  }
}
