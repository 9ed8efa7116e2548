package io.scimrelay.delivery.intake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How events are taken in. */
@ConfigMapping(prefix = "scimrelay.intake")
public interface IntakeConfig {

  @WithDefault("true")
  boolean enabled();

  @WithDefault("scimrelay-delivery")
  String group();

  /** Names this process for as long as its supervisor starts it again; it then keeps its share. */
  Optional<String> member();

  /**
   * How long a member that says nothing keeps its share; not less than the broker's {@code
   * group.min.session.timeout.ms}, which is 6 s where nobody set it.
   */
  @WithDefault("PT6S")
  Duration sessionTimeout();
}
