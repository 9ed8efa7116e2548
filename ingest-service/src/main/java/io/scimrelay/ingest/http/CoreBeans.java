package io.scimrelay.ingest.http;

import io.scimrelay.ingest.directory.DirectoryDecider;
import io.scimrelay.ingest.idp.Normalizer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The pure core, which knows no container, as beans. */
@ApplicationScoped
class CoreBeans {

  @Produces
  @Singleton
  Normalizer normalizer() {
    return new Normalizer();
  }

  @Produces
  @Singleton
  DirectoryDecider decider(Normalizer normalizer) {
    return new DirectoryDecider(normalizer::renormalize);
  }
}
