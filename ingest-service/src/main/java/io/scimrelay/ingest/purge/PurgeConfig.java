package io.scimrelay.ingest.purge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When what deleted connections left is removed. */
@ConfigMapping(prefix = "scimrelay.purge")
interface PurgeConfig {

  /** How long after a connection was found deleted. */
  @WithDefault("P7D")
  Duration after();

  @WithDefault("PT1H")
  Duration every();
}
