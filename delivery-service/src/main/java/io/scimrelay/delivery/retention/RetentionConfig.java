package io.scimrelay.delivery.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long things are kept. */
@ConfigMapping(prefix = "scimrelay.retention")
public interface RetentionConfig {

  /** Events and messages. */
  @WithDefault("90")
  int eventDays();

  @WithDefault("30")
  int attemptDays();
}
