package io.scimrelay.ingest.scim.patch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import io.scimrelay.ingest.scim.filter.ScimFilter;
import io.scimrelay.ingest.scim.resource.JsonNames;
import io.scimrelay.ingest.scim.resource.Unassigned;
import java.util.List;

/**
 * A value path that asks for what its value changes: sent again, it finds nothing, since what it
 * asked for is called otherwise by then.
 *
 * <pre>{"op": "replace", "path": "roles[value eq \"reader\"].value", "value": "writer"}
 * where there is no reader   means   roles[value eq "writer"]</pre>
 */
final class RenamedEntry {
  private RenamedEntry() {}

  /** The value path with what the value says anew in place of what it asks for. */
  static ScimFilter of(ScimFilter filter, ObjectNode said) {
    return switch (filter) {
      case ScimFilter.And and -> new ScimFilter.And(of(and.terms(), said));
      case ScimFilter.Compare compare when compare.operator() == ScimFilter.Operator.EQ ->
          renamed(compare, said);
      case ScimFilter.Compare _,
          ScimFilter.Or _,
          ScimFilter.Not _,
          ScimFilter.Present _,
          ScimFilter.ValuePath _ ->
          filter;
    };
  }

  private static List<ScimFilter> of(List<ScimFilter> terms, ObjectNode said) {
    return terms.stream().map(term -> of(term, said)).toList();
  }

  private static ScimFilter renamed(ScimFilter.Compare compare, ObjectNode said) {
    return JsonNames.get(said, compare.path().attribute()) instanceof ValueNode anew
            && anew.isTextual()
            && !Unassigned.is(anew)
        ? new ScimFilter.Compare(compare.path(), compare.operator(), anew)
        : compare;
  }
}
