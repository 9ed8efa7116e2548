package io.scimrelay.common.runtime;

import io.scimrelay.common.id.IdSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/** The clock and the sources of ids and randomness, so that nothing else makes its own. */
@ApplicationScoped
public class RuntimeBeans {

  @Produces
  @Singleton
  InstantSource clock() {
    return InstantSource.system();
  }

  @Produces
  @Singleton
  SecureRandom secureRandom() {
    return new SecureRandom();
  }

  /** Ids need to be unique, not secret: tokens and keys come from {@link SecureRandom}. */
  @Produces
  @Singleton
  IdSource ids(InstantSource clock) {
    RandomGenerator perThread = () -> ThreadLocalRandom.current().nextLong();
    return new IdSource(clock, perThread);
  }
}
