package io.scimrelay.ingest.directory.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.scimrelay.common.name.NameFold;
import io.scimrelay.ingest.scim.filter.ScimFilter;
import io.scimrelay.ingest.scim.resource.ResourceType;
import io.scimrelay.ingest.scim.schema.AttributeDefinition;
import io.scimrelay.ingest.scim.schema.AttributePath;
import io.scimrelay.ingest.scim.schema.TypeSchema;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A filter as a condition on {@code directory.resource r}. What comes from outside, names included,
 * is a parameter. Comparisons that providers ask for are answered by columns with indexes, the rest
 * by functions over the body; both mean what {@code FilterMatcher} means.
 */
final class FilterSql {
  private static final AttributePath META = AttributePath.of("meta");

  private final TypeSchema schemas;
  private final Parameters parameters;
  private final ColumnSql columns;
  private final PlaceSql places;

  /**
   * @param parameters those of the statement so far, the connection first; more are added
   */
  private FilterSql(ResourceType type, String baseUrl, List<@Nullable Object> parameters) {
    this.schemas = type.schemas();
    this.parameters = new Parameters(parameters);
    this.columns = new ColumnSql(type, this.parameters);
    this.places = new PlaceSql(type, baseUrl, this.parameters);
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
      switch (ColumnSql.name(path)) {
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
        + places.home(path)
        + ", "
        + parameters.add(path.attribute())
        + "::text, "
        + (sub == null ? "null" : parameters.add(sub) + "::text")
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
      case ScimFilter.Present present ->
          present(places.values(present.path()), schemas.knows(present.path()));
      case ScimFilter.Compare compare -> columns.of(compare).orElseGet(() -> byBody(compare));
      case ScimFilter.ValuePath path ->
          path.path().equals(META)
              ? resource(ofMeta(path.term()), negated)
              : valuePath(path, negated);
    };
  }

  /** Every resource has one {@code meta}, so that brackets behind it say what a dot says. */
  private static ScimFilter ofMeta(ScimFilter term) {
    return switch (term) {
      case ScimFilter.And and -> new ScimFilter.And(ofMeta(and.terms()));
      case ScimFilter.Or or -> new ScimFilter.Or(ofMeta(or.terms()));
      case ScimFilter.Not not -> new ScimFilter.Not(ofMeta(not.term()));
      case ScimFilter.Present present -> new ScimFilter.Present(inMeta(present.path()));
      case ScimFilter.Compare compare ->
          new ScimFilter.Compare(inMeta(compare.path()), compare.operator(), compare.value());
      case ScimFilter.ValuePath path -> path;
    };
  }

  private static List<ScimFilter> ofMeta(List<ScimFilter> terms) {
    return terms.stream().map(FilterSql::ofMeta).toList();
  }

  private static AttributePath inMeta(AttributePath sub) {
    return META.withSub(sub.attribute());
  }

  private static String all(
      List<ScimFilter> terms, String joint, Function<ScimFilter, String> write) {
    return terms.isEmpty()
        ? Boolean.toString(joint.equals(" and "))
        : terms.stream().map(write).collect(Collectors.joining(joint, "(", ")"));
  }

  private String byBody(ScimFilter.Compare compare) {
    return compare(compare, places.values(compare.path()), find(compare.path()));
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
        + parameters.add(WriteParameters.text(asked))
        + "::text::jsonb, "
        + exact
        + ", "
        + attribute.isPresent()
        + ")";
  }

  private static String present(String found, boolean known) {
    return "directory.scim_present(" + found + ", " + known + ")";
  }

  private String valuePath(ScimFilter.ValuePath path, boolean negated) {
    boolean nothingElse = path.term() instanceof ScimFilter.Compare;
    return negated && !nothingElse
        ? exactly(path)
        : equalValue(path)
            .flatMap(
                value ->
                    columns
                        .equal(path.path().attribute(), value)
                        .map(found -> nothingElse ? found : narrowed(found, path, value)))
            .orElseGet(() -> exactly(path));
  }

  private String exactly(ScimFilter.ValuePath path) {
    Optional<AttributeDefinition> attribute = schemas.attribute(path.path());
    String entries = entries(path.path(), places.home(path.path()));
    String term = entry(path.term(), attribute, "e");
    String none = entry(path.term(), attribute, "null::jsonb");
    String unknown =
        attribute.isPresent() ? "" : " when not exists (select from " + entries + " e) then null";
    return "(case"
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
  }

  /** An index finds the few entries with the value, which the rest of the term is held against. */
  private String narrowed(String found, ScimFilter.ValuePath path, String value) {
    return "("
        + found
        + " and exists (select from "
        + entries(path.path(), places.home(path.path(), value))
        + " e where "
        + entry(path.term(), schemas.attribute(path.path()), "e")
        + "))";
  }

  private String entries(AttributePath path, String home) {
    return "directory.scim_entries(" + home + ", " + parameters.add(path.attribute()) + "::text)";
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

  /** Of the users of a group the rest of a term has to be held against each. */
  private static boolean fewAreFound(ScimFilter.ValuePath path) {
    return path.term() instanceof ScimFilter.Compare || !path.path().attribute().equals("groups");
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
          present(
              places.ofEntry(entry, present.path()), sub(attribute, present.path()).isPresent());
      case ScimFilter.Compare compare ->
          compare(compare, places.ofEntry(entry, compare.path()), sub(attribute, compare.path()));
      case ScimFilter.ValuePath _ -> "null::boolean";
    };
  }

  private static Optional<AttributeDefinition> sub(
      Optional<AttributeDefinition> attribute, AttributePath path) {
    return attribute.flatMap(known -> known.sub(path.attribute()));
  }

  private Optional<AttributeDefinition> find(AttributePath path) {
    return schemas.find(path);
  }

  /** Whether few rows are looked at. */
  private static boolean narrow(ScimFilter filter) {
    return switch (filter) {
      case ScimFilter.And and -> and.terms().stream().anyMatch(FilterSql::narrow);
      case ScimFilter.Or or -> or.terms().stream().allMatch(FilterSql::narrow);
      case ScimFilter.Compare compare -> ColumnSql.indexed(compare);
      case ScimFilter.ValuePath path -> equalValue(path).isPresent() && fewAreFound(path);
      case ScimFilter.Not _, ScimFilter.Present _ -> false;
    };
  }
}
