package io.scimrelay.admin.problem;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a constraint of the schema says to the caller, by the constraint's name. */
final class ConstraintFaults {
  private static final String BAD_TEXT = "22021";

  private static final Map<String, Supplier<Refused>> BY_NAME =
      Map.of(
          "organization_external_id",
          () ->
              Refused.member(
                  ProblemCode.conflict, "/externalId", "belongs to another organization"),
          "connection_organization",
          () -> Refused.member("/organizationId", "names no organization"));

  private ConstraintFaults() {}

  static @Nullable Refused refusal(DatabaseFault fault) {
    if (BAD_TEXT.equals(fault.state())) {
      return Refused.because(
          ProblemCode.invalid_request, "A parameter holds NUL or half a character.");
    }
    Supplier<Refused> known = fault.constraint() == null ? null : BY_NAME.get(fault.constraint());
    return known == null ? null : known.get();
  }
}
