package io.scimrelay.admin.directory;

import io.scimrelay.admin.problem.Refused;
import io.scimrelay.common.name.NameFold;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Which users are asked for; names and addresses are compared without case. */
public record UserFilter(
    @RestQuery @Nullable String email,
    @RestQuery @Nullable String userName,
    @RestQuery @Parameter(description = "Compared exactly") @Nullable String externalId,
    @RestQuery @Parameter(schema = @Schema(enumeration = {"true", "false"}))
        @Nullable String active) {

  @Nullable String emailKey() {
    return email == null ? null : NameFold.fold(email);
  }

  @Nullable String nameKey() {
    return userName == null ? null : NameFold.fold(userName);
  }

  @Nullable Boolean isActive() {
    return switch (active) {
      case null -> null;
      case "true" -> true;
      case "false" -> false;
      default -> throw Refused.parameter("active", "is true or false");
    };
  }
}
