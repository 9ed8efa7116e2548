package io.scimrelay.admin.startup;

import io.scimrelay.common.secret.SecretCipher;
import io.scimrelay.common.secret.SecretKeyring;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The cipher for what is kept at rest, from the configured keys. */
@ApplicationScoped
public class SecretBeans {
  static final String PROPERTY = "scimrelay.secret-keys";

  @Produces
  @Singleton
  SecretCipher cipher(@ConfigProperty(name = PROPERTY) Optional<String> keys, SecureRandom random) {
    return new SecretCipher(SecretKeyring.parse(keys.orElse("")), random);
  }

  /** Why a service must not start with these keys; the keys are not repeated. */
  static Optional<String> fault(Optional<String> keys) {
    if (keys.isEmpty() || keys.get().isBlank()) {
      return Optional.of(PROPERTY + " is not set: it is id:base64 of 32 random bytes");
    }
    try {
      SecretKeyring.parse(keys.get());
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(PROPERTY + " is malformed: " + e.getMessage());
    }
  }
}
