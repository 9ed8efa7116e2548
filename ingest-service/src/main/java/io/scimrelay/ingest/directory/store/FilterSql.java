package io.scimrelay.ingest.directory.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.scimrelay.common.id.ResourceId;
import io.scimrelay.ingest.scim.filter.DateTimes;
import io.scimrelay.ingest.scim.filter.ScimFilter;
import io.scimrelay.ingest.scim.resource.ResourceType;
import io.scimrelay.ingest.scim.schema.AttributeDefinition;
import io.scimrelay.ingest.scim.schema.AttributePath;
import io.scimrelay.ingest.scim.schema.NameFold;
import io.scimrelay.ingest.scim.schema.TypeSchema;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A filter as a condition on {@code directory.resource r}. What comes from outside, names included,
 * is a parameter. Comparisons that providers ask for are answered by columns with indexes, the rest
 * by functions over the body; both mean what {@code FilterMatcher} means.
 */
final class FilterSql {
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
  private static final String NO_TIME = "0001-01-01T00:00:00Z";

  private final ResourceType type;
  private final TypeSchema schemas;
  private final String baseUrl;
  private final List<@Nullable Object> parameters;

  /**
   * @param parameters those of the statement so far, the connection first; more are added
   */
  private FilterSql(ResourceType type, String baseUrl, List<@Nullable Object> parameters) {
    this.type = type;
    this.schemas = type.schemas();
    this.baseUrl = baseUrl;
    this.parameters = parameters;
  }

  /**
   * @param indexed whether rows are found by an index, however many there are
   */
  record Condition(String sql, boolean indexed) {}

  static Condition of(
      ScimFilter filter, ResourceType type, String baseUrl, List<@Nullable Object> parameters) {
    FilterSql translation = new FilterSql(type, baseUrl, parameters);
    String sql = translation.resource(filter, false);
    return new Condition(sql, narrow(filter));
  }

  /** What to sort by; resources without a value come last, or first where it descends. */
  static String order(
      ListQuery.Sort sort, ResourceType type, String baseUrl, List<@Nullable Object> parameters) {
    String key = new FilterSql(type, baseUrl, parameters).sortKey(sort.path());
    return key + (sort.descending() ? " desc" : "");
  }

  private String sortKey(AttributePath path) {
    if (path.schema() == null) {
      switch (name(path)) {
        case "id" -> {
          return "r.id";
        }
        case "meta.created" -> {
          return "r.created_at";
        }
        case "meta.lastModified" -> {
          return "r.modified_at";
        }
        default -> {}
      }
    }
    String sub = path.subAttribute();
    boolean exact = sortedBy(path).map(AttributeDefinition::caseExact).orElse(false);
    return "directory.scim_sort("
        + home(path)
        + ", "
        + add(path.attribute())
        + "::text, "
        + (sub == null ? "null" : add(sub) + "::text")
        + ", "
        + exact
        + ") collate \"C\"";
  }

  private Optional<AttributeDefinition> sortedBy(AttributePath path) {
    return path.subAttribute() == null
        ? schemas.find(path).flatMap(a -> a.complex() ? a.sub("value") : Optional.of(a))
        : schemas.find(path);
  }

  private String resource(ScimFilter filter, boolean negated) {
    return switch (filter) {
      case ScimFilter.And and -> all(and.terms(), " and ", term -> resource(term, negated));
      case ScimFilter.Or or -> all(or.terms(), " or ", term -> resource(term, negated));
      case ScimFilter.Not not -> "(not " + resource(not.term(), true) + ")";
      case ScimFilter.Present present -> present(values(present.path()), find(present.path()));
      case ScimFilter.Compare compare -> byColumn(compare).orElseGet(() -> byBody(compare));
      case ScimFilter.ValuePath path -> valuePath(path, negated);
    };
  }

  private static String all(
      List<ScimFilter> terms, String joint, Function<ScimFilter, String> write) {
    return terms.stream().map(write).collect(Collectors.joining(joint, "(", ")"));
  }

  /** Comparisons that a column or a table of its own answers. */
  private Optional<String> byColumn(ScimFilter.Compare compare) {
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

  private static String name(AttributePath path) {
    String sub = path.subAttribute();
    return sub == null ? path.attribute() : path.attribute() + "." + sub;
  }

  private Optional<String> equal(String name, String value) {
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
        .map(id -> "r.id = " + add(id.value()) + "::uuid")
        .orElse("false");
  }

  private String key(String column, String value) {
    return "(" + column + " is not null and " + column + " = " + add(value) + "::text)";
  }

  private String email(String value) {
    return "(r.id in (select e.resource_id from directory.email e where e.connection_id = $1"
        + " and e.key = "
        + add(NameFold.fold(value))
        + "::text))";
  }

  private String holds(String value) {
    return ResourceId.parse(value)
        .map(
            id ->
                "(r.id in (select m.group_id from directory.member m where m.connection_id = $1"
                    + " and m.member_id = "
                    + add(id.value())
                    + "::uuid))")
        .orElse("false");
  }

  private String isIn(String value) {
    return ResourceId.parse(value)
        .map(
            id ->
                "(r.id in (select m.member_id from directory.member m where m.connection_id = $1"
                    + " and m.group_id = "
                    + add(id.value())
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
                + add(
                    DateTimes.parse(compare.value().asText()).map(Object::toString).orElse(NO_TIME))
                + "::text::timestamptz)");
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

  private String byBody(ScimFilter.Compare compare) {
    return compare(compare, values(compare.path()), find(compare.path()));
  }

  private String compare(
      ScimFilter.Compare compare, String found, Optional<AttributeDefinition> attribute) {
    boolean exact = attribute.map(AttributeDefinition::caseExact).orElse(false);
    JsonNode asked =
        compare.value().isTextual() && !exact
            ? TextNode.valueOf(NameFold.fold(compare.value().textValue()))
            : compare.value();
    return "directory.scim_compare("
        + found
        + ", '"
        + compare.operator().name()
        + "', "
        + add(WriteParameters.text(asked))
        + "::text::jsonb, "
        + exact
        + ", "
        + attribute.isPresent()
        + ")";
  }

  private static String present(String found, Optional<AttributeDefinition> attribute) {
    return "directory.scim_present(" + found + ", " + attribute.isPresent() + ")";
  }

  private String valuePath(ScimFilter.ValuePath path, boolean negated) {
    Optional<AttributeDefinition> attribute = schemas.attribute(path.path());
    String entries =
        "directory.scim_entries("
            + home(path.path())
            + ", "
            + add(path.path().attribute())
            + "::text)";
    String term = entry(path.term(), attribute, "e");
    String none = entry(path.term(), attribute, "null::jsonb");
    String unknown =
        attribute.isPresent() ? "" : " when not exists (select from " + entries + " e) then null";
    String exactly =
        "(case"
            + unknown
            + " when exists (select from "
            + entries
            + " e where "
            + term
            + ") then true"
            + " when exists (select from "
            + entries
            + " e where ("
            + term
            + ") is null) then null"
            + " when ("
            + none
            + ") is null then null else false end)";
    return negated ? exactly : narrowed(path, exactly);
  }

  /** An index finds the few entries that the term is then held against. */
  private String narrowed(ScimFilter.ValuePath path, String exactly) {
    return equalValue(path)
        .flatMap(value -> equal(path.path().attribute(), value))
        .map(found -> "(" + found + " and " + exactly + ")")
        .orElse(exactly);
  }

  /** What {@code value} must equal for the term to hold. */
  private static Optional<String> equalValue(ScimFilter.ValuePath path) {
    if (path.path().schema() != null || !multiple(path.path().attribute())) {
      return Optional.empty();
    }
    List<ScimFilter> terms =
        path.term() instanceof ScimFilter.And and ? and.terms() : List.of(path.term());
    return terms.stream()
        .filter(ScimFilter.Compare.class::isInstance)
        .map(ScimFilter.Compare.class::cast)
        .filter(c -> c.operator() == ScimFilter.Operator.EQ && c.value().isTextual())
        .filter(c -> c.path().attribute().equals("value"))
        .map(c -> c.value().textValue())
        .findFirst();
  }

  private static boolean multiple(String attribute) {
    return attribute.equals("emails") || attribute.equals("members") || attribute.equals("groups");
  }

  private String entry(ScimFilter term, Optional<AttributeDefinition> attribute, String entry) {
    return switch (term) {
      case ScimFilter.And and -> all(and.terms(), " and ", t -> entry(t, attribute, entry));
      case ScimFilter.Or or -> all(or.terms(), " or ", t -> entry(t, attribute, entry));
      case ScimFilter.Not not -> "(not " + entry(not.term(), attribute, entry) + ")";
      case ScimFilter.Present present ->
          present(ofEntry(entry, present.path()), sub(attribute, present.path()));
      case ScimFilter.Compare compare ->
          compare(compare, ofEntry(entry, compare.path()), sub(attribute, compare.path()));
      case ScimFilter.ValuePath _ -> "null::boolean";
    };
  }

  private String ofEntry(String entry, AttributePath path) {
    return "directory.scim_of_entry(" + entry + ", " + add(path.attribute()) + "::text)";
  }

  private static Optional<AttributeDefinition> sub(
      Optional<AttributeDefinition> attribute, AttributePath path) {
    return attribute.flatMap(known -> known.sub(path.attribute()));
  }

  private Optional<AttributeDefinition> find(AttributePath path) {
    return schemas.find(path);
  }

  /** All values of a path, as an array. */
  private String values(AttributePath path) {
    String entries =
        "directory.scim_entries(" + home(path) + ", " + add(path.attribute()) + "::text) as v";
    String sub = path.subAttribute();
    return sub == null
        ? "array(select v from " + entries + ")"
        : "array(select s from "
            + entries
            + " cross join lateral directory.scim_entries(v, "
            + add(sub)
            + "::text) as s)";
  }

  /** The object that holds the attribute; what is no part of the body is made for it. */
  private String home(AttributePath path) {
    String schema = path.schema();
    if (schema != null) {
      return "directory.scim_get(r.body, " + add(schema) + "::text)";
    }
    return switch (path.attribute()) {
      case "id" -> "jsonb_build_object('id', directory.scim_id(r.kind, r.id))";
      case "meta" ->
          "jsonb_build_object('meta', jsonb_build_object('resourceType', "
              + add(type.wire())
              + "::text, 'created', directory.scim_time(r.created_at), 'lastModified',"
              + " directory.scim_time(r.modified_at), 'version', 'W/\"' || r.version || '\"',"
              + " 'location', "
              + add(baseUrl + type.endpoint() + "/")
              + "::text || directory.scim_id(r.kind, r.id)))";
      case "schemas" ->
          "jsonb_build_object('schemas', jsonb_build_array("
              + add(type.schema())
              + "::text) || (select coalesce(jsonb_agg(k), '[]') from jsonb_object_keys(r.body) k"
              + " where lower(k) like 'urn:%'))";
      case "members" -> links("members", "m.group_id = r.id", "m.member_id");
      case "groups" -> links("groups", "m.member_id = r.id", "m.group_id");
      default -> "r.body";
    };
  }

  private String links(String name, String mine, String other) {
    boolean shown = name.equals("members") == (type == ResourceType.GROUP);
    return !shown
        ? "r.body"
        : "jsonb_build_object('"
            + name
            + "', (select jsonb_agg(jsonb_strip_nulls(jsonb_build_object("
            + "'value', directory.scim_id(o.kind, o.id), 'display', o.reference ->> 'displayName',"
            + " 'type', "
            + (type == ResourceType.GROUP ? "initcap(o.kind)" : "'direct'")
            + ", '$ref', "
            + add(baseUrl)
            + "::text || case o.kind when 'user' then '/Users/' else"
            + " '/Groups/' end || directory.scim_id(o.kind, o.id))))"
            + " from directory.member m join directory.resource o on o.connection_id = $1 and o.id = "
            + other
            + " where m.connection_id = $1 and "
            + mine
            + "))";
  }

  private String add(Object value) {
    parameters.add(value);
    return "$" + parameters.size();
  }

  /** Whether few rows are looked at. */
  private static boolean narrow(ScimFilter filter) {
    return switch (filter) {
      case ScimFilter.And and -> and.terms().stream().anyMatch(FilterSql::narrow);
      case ScimFilter.Or or -> or.terms().stream().allMatch(FilterSql::narrow);
      case ScimFilter.Compare compare ->
          compare.operator() == ScimFilter.Operator.EQ
              && compare.path().schema() == null
              && compare.value().isTextual()
              && INDEXED.contains(name(compare.path()));
      case ScimFilter.ValuePath path -> equalValue(path).isPresent();
      case ScimFilter.Not _, ScimFilter.Present _ -> false;
    };
  }
}
