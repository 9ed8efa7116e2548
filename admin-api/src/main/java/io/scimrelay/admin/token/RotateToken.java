package io.scimrelay.admin.token;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** For how long the old token goes on beside the new one; a day where nothing is said. */
@Schema(name = "TokenRotation")
public record RotateToken(@Min(0) @Max(2_592_000) @Nullable Integer overlapSeconds) {
  private static final Duration A_DAY = Duration.ofDays(1);

  static final RotateToken PLAIN = new RotateToken(null);

  Duration overlap() {
    return overlapSeconds == null ? A_DAY : Duration.ofSeconds(overlapSeconds);
  }
}
