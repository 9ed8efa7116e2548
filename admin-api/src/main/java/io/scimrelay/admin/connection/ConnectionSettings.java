package io.scimrelay.admin.connection;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What may be changed of a connection.
 *
 * @param state paused or active
 * @param paused another way to say the same
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConnectionSettings(
    @NotBlank @Size(max = 200) String name,
    @NotNull Provider provider,
    @Nullable Boolean uniqueGroupNames,
    @Nullable WantedState state,
    @Nullable Boolean paused) {

  public ConnectionSettings {
    uniqueGroupNames = Objects.requireNonNullElse(uniqueGroupNames, true);
  }

  @Override
  public Boolean uniqueGroupNames() {
    return Objects.requireNonNull(uniqueGroupNames);
  }

  /** Whether it is to be paused, {@code now} where nothing is said of it. */
  boolean paused(boolean now) {
    return switch (state) {
      case null -> Objects.requireNonNullElse(paused, now);
      case paused -> true;
      case active -> false;
    };
  }
}
