package io.scimrelay.ingest.scim.filter;

import io.scimrelay.ingest.scim.resource.ResourceType;
import io.scimrelay.ingest.scim.schema.AttributePath;
import java.util.List;

/**
 * What a filter over all types means for one of them: an attribute that only another has is one
 * without a value (RFC 7644 section 3.4.2.1), where one that none has finds nothing at all.
 *
 * @param type whose resources are looked for
 * @param other the other type
 */
public record ForeignAttributes(ResourceType type, ResourceType other) {
  private static final ScimFilter ALL = new ScimFilter.And(List.of());
  private static final ScimFilter NONE = new ScimFilter.Or(List.of());

  public ScimFilter without(ScimFilter filter) {
    return switch (filter) {
      case ScimFilter.And and -> new ScimFilter.And(each(and.terms()));
      case ScimFilter.Or or -> new ScimFilter.Or(each(or.terms()));
      case ScimFilter.Not not -> new ScimFilter.Not(without(not.term()));
      case ScimFilter.Present present -> foreign(present.path()) ? NONE : present;
      case ScimFilter.Compare compare ->
          foreign(compare.path()) ? ofNothing(compare.operator()) : compare;
      case ScimFilter.ValuePath path -> foreign(path.path()) ? NONE : path;
    };
  }

  private List<ScimFilter> each(List<ScimFilter> terms) {
    return terms.stream().map(this::without).toList();
  }

  private static ScimFilter ofNothing(ScimFilter.Operator operator) {
    return operator == ScimFilter.Operator.NE ? ALL : NONE;
  }

  private boolean foreign(AttributePath path) {
    return !type.schemas().knows(path) && other.schemas().knows(other.schemas().path(path.text()));
  }
}
