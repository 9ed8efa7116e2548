package io.scimrelay.admin.message;

import io.scimrelay.admin.problem.ProblemCode;
import io.scimrelay.admin.problem.Refused;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a message is to be sent again.
 *
 * @param force also where a later event of the same user or group was delivered
 */
public record Resend(@Nullable Boolean force) {
  static final Resend PLAIN = new Resend(false);

  boolean forced() {
    return Objects.requireNonNullElse(force, false);
  }

  static void check(boolean superseded, boolean force) {
    if (superseded && !force) {
      throw Refused.because(
          ProblemCode.superseded,
          "A later event of the same user or group was delivered to this endpoint; what this one"
              + " says may no longer hold. Send it all the same with {\"force\":true}.");
    }
  }
}
