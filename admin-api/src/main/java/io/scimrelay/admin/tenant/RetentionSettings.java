package io.scimrelay.admin.tenant;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** For how many days something is kept; as the installation is set where nothing is said. */
@Schema(name = "Retention")
public record RetentionSettings(
    @Nullable @Min(1) @Max(MOST_DAYS) Integer eventDays,
    @Nullable @Min(1) @Max(MOST_DAYS) Integer attemptDays) {
  static final RetentionSettings OF_THE_INSTALLATION = new RetentionSettings(null, null);

  private static final int MOST_DAYS = 3650;
}
