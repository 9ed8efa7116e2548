package io.scimrelay.ingest.scim.filter;

import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.filters.Filter;
import io.scimrelay.ingest.scim.message.ScimException;
import io.scimrelay.ingest.scim.schema.AttributeDefinition;
import io.scimrelay.ingest.scim.schema.AttributePath;
import io.scimrelay.ingest.scim.schema.TypeSchema;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads filters: the sdk knows the grammar, this class what the names mean and which comparisons
 * their types allow.
 */
public final class FilterReader {
  /** The sdk's parser slows down beyond what any provider sends. */
  public static final int MAX_LENGTH = 4096;

  private final TypeSchema schemas;
  private final @Nullable AttributeDefinition parent;

  private FilterReader(TypeSchema schemas, @Nullable AttributeDefinition parent) {
    this.schemas = schemas;
    this.parent = parent;
  }

  /** Reads a filter on whole resources. */
  public static ScimFilter read(TypeSchema schemas, String text) {
    return new FilterReader(schemas, null).convert(parse(text));
  }

  /** Reads what stands in the brackets behind an attribute; its names are sub-attributes. */
  public static ScimFilter readTerm(
      TypeSchema schemas, Optional<AttributeDefinition> attribute, String text) {
    return new FilterReader(schemas, attribute.orElse(AttributeDefinition.UNKNOWN))
        .convert(parse(text));
  }

  private static Filter parse(String text) {
    if (text.length() > MAX_LENGTH) {
      throw ScimException.invalidFilter(
          "The filter has over " + MAX_LENGTH + " characters; ask for less at once.");
    }
    try {
      return Filter.fromString(text);
    } catch (BadRequestException e) {
      throw unreadable(reason(e.getMessage()));
    } catch (RuntimeException e) {
      throw unreadable("its form is attribute operator \"value\"");
    }
  }

  /** What the sdk says, without what its own JSON parser adds. */
  private static String reason(@Nullable String message) {
    String text = message == null ? "" : message;
    int nested = text.indexOf(": ");
    return nested < 0 || !text.contains("[Source") ? text : text.substring(0, nested);
  }

  private static ScimException unreadable(String why) {
    return ScimException.invalidFilter("The filter cannot be read: " + why + ".");
  }

  private ScimFilter convert(Filter filter) {
    return switch (filter.getFilterType()) {
      case AND -> new ScimFilter.And(all(filter));
      case OR -> new ScimFilter.Or(all(filter));
      case NOT -> new ScimFilter.Not(convert(filter.getInvertedFilter()));
      case PRESENT -> present(path(filter));
      case COMPLEX_VALUE -> valuePath(filter);
      case EQUAL -> compare(filter, ScimFilter.Operator.EQ);
      case NOT_EQUAL -> compare(filter, ScimFilter.Operator.NE);
      case CONTAINS -> compare(filter, ScimFilter.Operator.CO);
      case STARTS_WITH -> compare(filter, ScimFilter.Operator.SW);
      case ENDS_WITH -> compare(filter, ScimFilter.Operator.EW);
      case GREATER_THAN -> compare(filter, ScimFilter.Operator.GT);
      case GREATER_OR_EQUAL -> compare(filter, ScimFilter.Operator.GE);
      case LESS_THAN -> compare(filter, ScimFilter.Operator.LT);
      case LESS_OR_EQUAL -> compare(filter, ScimFilter.Operator.LE);
    };
  }

  private List<ScimFilter> all(Filter filter) {
    return filter.getCombinedFilters().stream().map(this::convert).toList();
  }

  /** A schema as a whole is present where any of it is. */
  private ScimFilter present(AttributePath path) {
    if (path.wholeExtension() && path.schema() == null) {
      return new ScimFilter.Present(AttributePath.of("id"));
    }
    ScimFilter asSent = new ScimFilter.Present(path);
    return schemas
        .asExtension(path)
        .<ScimFilter>map(whole -> new ScimFilter.Or(List.of(asSent, new ScimFilter.Present(whole))))
        .orElse(asSent);
  }

  private ScimFilter valuePath(Filter filter) {
    AttributePath path = attributePath(filter);
    if (parent != null || path.subAttribute() != null) {
      throw ScimException.invalidFilter(
          "Brackets stand behind an attribute only: emails[type eq \"work\"].");
    }
    AttributeDefinition attribute = schemas.attribute(path).orElse(AttributeDefinition.UNKNOWN);
    return new ScimFilter.ValuePath(
        path, new FilterReader(schemas, attribute).convert(filter.getValueFilter()));
  }

  private ScimFilter compare(Filter filter, ScimFilter.Operator operator) {
    AttributePath path = attributePath(filter);
    Optional<AttributeDefinition> attribute = definition(path);
    if (attribute.isPresent() && attribute.get().complex() && attribute.get().hasValue()) {
      path = path.withSub("value");
      attribute = attribute.get().sub("value");
    }
    return Comparison.of(path, attribute, operator, filter.getComparisonValue());
  }

  /** A path that names more than a schema. */
  private AttributePath attributePath(Filter filter) {
    AttributePath path = path(filter);
    if (path.wholeExtension() && schemas.knows(path)) {
      throw ScimException.invalidFilter(
          "'" + filter.getAttributePath() + "' is a schema; name an attribute in it, or use pr.");
    }
    return path;
  }

  private AttributePath path(Filter filter) {
    String text = filter.getAttributePath().toString();
    return parent == null ? schemas.path(text) : subAttribute(parent, text);
  }

  private static AttributePath subAttribute(AttributeDefinition parent, String text) {
    return AttributePath.of(parent.sub(text).map(AttributeDefinition::name).orElse(text));
  }

  private Optional<AttributeDefinition> definition(AttributePath path) {
    return parent == null ? schemas.find(path) : parent.sub(path.attribute());
  }
}
