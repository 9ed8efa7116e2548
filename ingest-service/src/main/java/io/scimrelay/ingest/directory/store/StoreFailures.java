package io.scimrelay.ingest.directory.store;

import io.scimrelay.ingest.scim.message.ScimException;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** What PostgreSQL's refusals mean. */
final class StoreFailures {
  private static final Set<String> LOST_RACE = Set.of("23503", "40P01", "40001", "55P03");
  private static final Set<String> TOO_LARGE = Set.of("54000", "22P05", "22P02", "22021", "22003");
  private static final String QUERY_CANCELED = "57014";
  private static final String DATA_EXCEPTION = "22";
  private static final String CONNECTION_DELETED = "SR401";
  private static final String CYCLE = "member_not_itself";

  private static final Map<String, String> TAKEN =
      Map.of(
          "user_name", "A user with this userName exists.",
          "group_name", "A group with this displayName exists.",
          "group_external_id", "A group with this externalId exists.");

  private StoreFailures() {}

  static boolean lostRace(Throwable failure) {
    return failure instanceof LostRace
        || (failure instanceof PgException pg && LOST_RACE.contains(pg.getSqlState()));
  }

  /** As the edge answers it. */
  static Throwable refusal(Throwable failure) {
    if (failure instanceof ScimException) {
      return failure;
    }
    if (lostRace(failure)) {
      return ScimException.unavailable(
          "Other calls changed the same resources at the same time. Send again in a moment.",
          Duration.ofSeconds(1));
    }
    return failure instanceof PgException pg ? refusal(pg) : failure;
  }

  /** As a list is refused, where what it asks for is at fault. */
  static Throwable refusalOfList(Throwable failure) {
    String state = failure instanceof PgException pg ? String.valueOf(pg.getSqlState()) : "";
    if (state.equals(QUERY_CANCELED)) {
      return ScimException.tooMany(
          "The filter has to look at too many resources. Ask by userName, externalId, id,"
              + " emails.value or displayName.");
    }
    return state.startsWith(DATA_EXCEPTION)
        ? ScimException.invalidFilter("The filter compares with a value that cannot be stored.")
        : failure;
  }

  private static Throwable refusal(PgException pg) {
    String state = pg.getSqlState();
    if ("23505".equals(state)) {
      return ScimException.uniqueness(
          TAKEN.getOrDefault(pg.getConstraint(), "Another resource has this name."));
    }
    if (CONNECTION_DELETED.equals(state)) {
      return ScimException.unknownToken();
    }
    if ("23514".equals(state) && CYCLE.equals(pg.getConstraint())) {
      return cycle();
    }
    return TOO_LARGE.contains(state)
        ? ScimException.invalidValue("A value is longer or larger than can be stored.")
        : pg;
  }

  static ScimException cycle() {
    return ScimException.invalidValue(
        "A group cannot be a member of itself, directly or through other groups.");
  }
}
