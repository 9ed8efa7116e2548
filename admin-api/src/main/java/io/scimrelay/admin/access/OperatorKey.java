package io.scimrelay.admin.access;

import io.scimrelay.common.secret.TokenHash;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The operator's key as configured; kept as a hash. */
@Singleton
public class OperatorKey {
  public static final String PROPERTY = "scimrelay.operator-key";
  private static final int LEAST_LENGTH = 32;

  private final TokenHash hash;
  private final Optional<String> fault;

  public OperatorKey(@ConfigProperty(name = PROPERTY) Optional<String> key) {
    this.hash = TokenHash.of(key.orElse(""));
    this.fault = fault(key.orElse(""));
  }

  TokenHash hash() {
    return hash;
  }

  /** Why a service must not start with it. */
  public Optional<String> fault() {
    return fault;
  }

  private static Optional<String> fault(String key) {
    if (key.isBlank()) {
      return Optional.of(PROPERTY + " is not set: it is the key that acts on tenants (op_...)");
    }
    boolean good = key.startsWith("op_") && key.length() >= LEAST_LENGTH && key.matches("[!-~]+");
    return good
        ? Optional.empty()
        : Optional.of(
            PROPERTY + " must begin with op_ and have at least " + LEAST_LENGTH + " characters");
  }
}
