package io.scimrelay.ingest.requestlog;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the request log is kept. */
@ConfigMapping(prefix = "scimrelay.request-log")
interface RequestLogConfig {

  @WithDefault("30")
  int days();

  /** How many records may wait to be written; what is beyond is lost, and counted. */
  @WithDefault("2000")
  int waiting();

  @WithDefault("200ms")
  Duration writeEvery();
}
