package io.scimrelay.ingest.limits;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of the SCIM edge. */
@ConfigMapping(prefix = "scimrelay.limits")
public interface LimitsConfig {

  Rate connection();

  Source source();

  @WithDefault("16777216")
  int bodyBytes();

  /** Bodies held by the process at one time. */
  @WithDefault("67108864")
  int bodiesBytes();

  /** Calls of a connection worked on as they come; beside others, more go on at its rate. */
  @WithDefault("8")
  int callsAtOnce();

  @WithDefault("64")
  int waitingCalls();

  @WithDefault("PT10S")
  Duration waitingTime();

  @WithDefault("4")
  int reads();

  /** Reads that no index serves. */
  @WithDefault("2")
  int scans();

  /** Calls of one connection. */
  interface Rate {
    @WithDefault("100")
    int perSecond();

    @WithDefault("200")
    int burst();
  }

  /** Calls from one address, before it is known whose they are; providers share few addresses. */
  interface Source {
    @WithDefault("2000")
    int perSecond();

    @WithDefault("4000")
    int burst();
  }
}
