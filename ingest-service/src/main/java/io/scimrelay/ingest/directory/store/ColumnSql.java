package io.scimrelay.ingest.directory.store;

import io.scimrelay.common.id.ResourceId;
import io.scimrelay.common.name.NameFold;
import io.scimrelay.ingest.scim.filter.DateTimes;
import io.scimrelay.ingest.scim.filter.ScimFilter;
import io.scimrelay.ingest.scim.resource.ResourceType;
import io.scimrelay.ingest.scim.schema.AttributePath;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Comparisons that a column or a table of its own answers: those that providers ask for. */
record ColumnSql(ResourceType type, Parameters parameters) {
  private static final Set<String> INDEXED =
      Set.of(
          "id",
          "userName",
          "displayName",
          "externalId",
          "emails",
          "emails.value",
          "members",
          "members.value",
          "groups",
          "groups.value");
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  /** Whether an index finds the few rows that meet it. */
  static boolean indexed(ScimFilter.Compare compare) {
    return compare.operator() == ScimFilter.Operator.EQ
        && compare.path().schema() == null
        && compare.value().isTextual()
        && INDEXED.contains(name(compare.path()));
  }

  Optional<String> of(ScimFilter.Compare compare) {
    AttributePath path = compare.path();
    if (path.schema() != null) {
      return Optional.empty();
    }
    String name = name(path);
    if (name.equals("meta.created") || name.equals("meta.lastModified")) {
      return time(name.equals("meta.created") ? "r.created_at" : "r.modified_at", compare);
    }
    return compare.operator() == ScimFilter.Operator.EQ && compare.value().isTextual()
        ? equal(name, compare.value().textValue())
        : Optional.empty();
  }

  static String name(AttributePath path) {
    String sub = path.subAttribute();
    return sub == null ? path.attribute() : path.attribute() + "." + sub;
  }

  Optional<String> equal(String name, String value) {
    boolean user = type == ResourceType.USER;
    return switch (name) {
      case "id" -> Optional.of(id(value));
      case "userName" ->
          user ? Optional.of(key("r.name_key", NameFold.fold(value))) : Optional.empty();
      case "displayName" -> Optional.of(key("r.display_key", NameFold.fold(value)));
      case "externalId" -> Optional.of(key("r.external_id", value));
      case "emails", "emails.value" -> user ? Optional.of(email(value)) : Optional.empty();
      case "members", "members.value" -> user ? Optional.empty() : Optional.of(holds(value));
      case "groups", "groups.value" -> user ? Optional.of(isIn(value)) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private String id(String value) {
    return ResourceId.parse(value)
        .filter(id -> id.kind() == type.kind())
        .map(id -> "r.id = " + parameters.add(id.value()) + "::uuid")
        .orElse("false");
  }

  private String key(String column, String value) {
    return "(" + column + " is not null and " + column + " = " + parameters.add(value) + "::text)";
  }

  private String email(String value) {
    return "(r.id = any(array(select e.resource_id from directory.email e where e.connection_id = $1"
        + " and e.key = "
        + parameters.add(NameFold.fold(value))
        + "::text)))";
  }

  private String holds(String value) {
    return ResourceId.parse(value)
        .map(
            id ->
                "(r.id = any(array(select m.group_id from directory.member m"
                    + " where m.connection_id = $1 and m.member_id = "
                    + parameters.add(id.value())
                    + "::uuid)))")
        .orElse("false");
  }

  private String isIn(String value) {
    return ResourceId.parse(value)
        .map(
            id ->
                "(r.id in (select m.member_id from directory.member m where m.connection_id = $1"
                    + " and m.group_id = "
                    + parameters.add(id.value())
                    + "::uuid))")
        .orElse("false");
  }

  private Optional<String> time(String column, ScimFilter.Compare compare) {
    Optional<String> operator = ordering(compare.operator());
    return operator.map(
        sign ->
            "("
                + column
                + " "
                + sign
                + " "
                + parameters.add(written(compare.value().asText()))
                + "::text::timestamptz)");
  }

  /**
   * Nothing is made before the first nor after the last time that PostgreSQL reads in this form.
   */
  private static String written(String asked) {
    Instant time = DateTimes.parse(asked).orElse(FIRST);
    return (time.isBefore(FIRST) ? FIRST : time.isAfter(LAST) ? LAST : time).toString();
  }

  private static Optional<String> ordering(ScimFilter.Operator operator) {
    return Optional.ofNullable(
        switch (operator) {
          case EQ -> "=";
          case NE -> "<>";
          case GT -> ">";
          case GE -> ">=";
          case LT -> "<";
          case LE -> "<=";
          case CO, SW, EW -> null;
        });
  }
}
