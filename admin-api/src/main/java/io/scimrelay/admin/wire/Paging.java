package io.scimrelay.admin.wire;

import io.scimrelay.admin.problem.ProblemCode;
import io.scimrelay.admin.problem.Refused;
import io.scimrelay.common.id.PrefixedId;
import jakarta.ws.rs.DefaultValue;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is asked for.
 *
 * @param after the cursor that the page before ended with
 */
public record Paging(
    @RestQuery @DefaultValue(Limit.DEFAULT) @Parameter(description = "How many, 1 to 1,000")
        Limit limit,
    @RestQuery @Parameter(description = "nextCursor of the page before") @Nullable String after) {
  private static final UUID LOWEST = new UUID(0, 0);
  private static final UUID HIGHEST = new UUID(-1, -1);

  /** The id that a list ordered by id is read on from; the lowest of all at first. */
  public UUID after(Function<String, ? extends Optional<? extends PrefixedId>> parse) {
    return after == null
        ? LOWEST
        : parse.apply(after).map(PrefixedId::value).orElseThrow(Paging::invalidCursor);
  }

  /** The id that a list with the newest first is read on from; the highest of all at first. */
  public UUID before(Function<String, ? extends Optional<? extends PrefixedId>> parse) {
    return after == null ? HIGHEST : after(parse);
  }

  /** How many rows to read to learn whether there are more. */
  public int rows() {
    return limit.value() + 1;
  }

  public static Refused invalidCursor() {
    return Refused.because(
        ProblemCode.invalid_cursor, "after must be the nextCursor of a page of this list.");
  }
}
