package io.scimrelay.admin.endpoint;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** For how long webhooks are signed with the old secret too (a day), and how with the new one. */
@Schema(name = "SecretRotation")
public record RotateSecret(
    @Min(0) @Max(2_592_000) @Nullable Integer overlapSeconds, @Nullable SecretAlgorithm algorithm) {
  private static final Duration A_DAY = Duration.ofDays(1);

  static final RotateSecret PLAIN = new RotateSecret(null, null);

  Duration overlap() {
    return overlapSeconds == null ? A_DAY : Duration.ofSeconds(overlapSeconds);
  }

  SecretAlgorithm wanted() {
    return Objects.requireNonNullElse(algorithm, SecretAlgorithm.HMAC_SHA256);
  }
}
