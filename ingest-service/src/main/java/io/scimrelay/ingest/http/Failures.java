package io.scimrelay.ingest.http;

import io.scimrelay.ingest.scim.message.ScimException;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Whatever went wrong, as the refusal that is answered. */
final class Failures {
  private static final Logger LOG = Logger.getLogger(Failures.class);
  private static final Duration RETRY = Duration.ofSeconds(2);

  private Failures() {}

  /** What is no refusal is trouble of ours: 503, so that the provider sends again. */
  static ScimException refusal(Throwable failure) {
    if (failure instanceof ScimException refusal) {
      return refusal;
    }
    LOG.warnf("a SCIM call could not be served: %s", describe(failure));
    LOG.debug("a SCIM call could not be served", failure);
    return ScimException.unavailable(
        "The service cannot answer at the moment. Nothing was changed for certain only if a later"
            + " read says so; send the request again.",
        RETRY);
  }

  /** Its class and where it arose, but no message, which could hold people's data. */
  private static String describe(Throwable failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    String state = failure instanceof java.sql.SQLException sql ? " " + sql.getSQLState() : "";
    return failure.getClass().getName() + state + (trace.length == 0 ? "" : " at " + trace[0]);
  }
}
