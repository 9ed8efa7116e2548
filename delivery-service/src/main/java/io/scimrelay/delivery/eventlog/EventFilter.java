package io.scimrelay.delivery.eventlog;

import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.OrganizationId;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which events a reader wants.
 *
 * @param types names or {@code user.*}; none is all
 */
record EventFilter(
    List<String> types, @Nullable ConnectionId connection, @Nullable OrganizationId organization) {

  EventFilter {
    types = List.copyOf(types);
  }

  static EventFilter of(
      @Nullable String types, @Nullable String connection, @Nullable String organization) {
    return new EventFilter(
        types(types),
        connection == null
            ? null
            : ConnectionId.parse(connection)
                .orElseThrow(() -> ProblemException.invalid("connectionId", "is no connection id")),
        organization == null
            ? null
            : OrganizationId.parse(organization)
                .orElseThrow(
                    () -> ProblemException.invalid("organizationId", "is no organization id")));
  }

  private static List<String> types(@Nullable String types) {
    return types == null
        ? List.of()
        : Arrays.stream(types.split(",", -1))
            .map(String::strip)
            .filter(type -> !type.isEmpty())
            .toList();
  }
}
