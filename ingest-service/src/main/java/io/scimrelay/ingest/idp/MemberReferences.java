package io.scimrelay.ingest.idp;

import com.fasterxml.jackson.databind.node.TextNode;
import io.scimrelay.common.id.ResourceId;
import io.scimrelay.ingest.idp.lenient.BareMember;
import io.scimrelay.ingest.scim.filter.ScimFilter;
import io.scimrelay.ingest.scim.schema.AttributePath;
import java.util.List;

/**
 * What a value path says of a member's {@code $ref}, said of the {@code value} that stands at its
 * end, since references are made for answers only.
 *
 * <pre>members[$ref eq "https://relay.example/scim/v2/conn_.../Users/usr_..."]
 * means  members[value eq "usr_..."]</pre>
 */
final class MemberReferences {
  private static final AttributePath VALUE = AttributePath.of("value");

  private MemberReferences() {}

  static ScimFilter asValues(ScimFilter filter) {
    return switch (filter) {
      case ScimFilter.Compare compare -> isReference(compare.path()) ? compare(compare) : compare;
      case ScimFilter.Present present ->
          isReference(present.path()) ? new ScimFilter.Present(VALUE) : present;
      case ScimFilter.Not not -> new ScimFilter.Not(asValues(not.term()));
      case ScimFilter.And and -> new ScimFilter.And(all(and.terms()));
      case ScimFilter.Or or -> new ScimFilter.Or(all(or.terms()));
      case ScimFilter.ValuePath path -> path;
    };
  }

  private static List<ScimFilter> all(List<ScimFilter> terms) {
    return terms.stream().map(MemberReferences::asValues).toList();
  }

  private static boolean isReference(AttributePath path) {
    return path.attribute().equals("$ref");
  }

  /** A part of a reference that ends in no id may be in many: nobody is named by that. */
  private static ScimFilter compare(ScimFilter.Compare compare) {
    String id = BareMember.idOf(compare.value().asText());
    return switch (compare.operator()) {
      case EQ -> value(ScimFilter.Operator.EQ, id);
      case NE -> value(ScimFilter.Operator.NE, id);
      case CO, EW ->
          ResourceId.parse(id)
              .map(_ -> value(ScimFilter.Operator.EQ, id))
              .orElseThrow(MemberFilter::notByValue);
      case SW, GT, GE, LT, LE -> throw MemberFilter.notByValue();
    };
  }

  private static ScimFilter value(ScimFilter.Operator operator, String id) {
    return new ScimFilter.Compare(VALUE, operator, TextNode.valueOf(id));
  }
}
