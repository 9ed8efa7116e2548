package io.scimrelay.ingest.scim.filter;

import com.fasterxml.jackson.databind.node.ValueNode;
import io.scimrelay.ingest.scim.schema.AttributePath;
import java.util.List;

/** A filter expression. */
public sealed interface ScimFilter {

  /** How many comparisons it is made of. */
  default int size() {
    return switch (this) {
      case And and -> and.terms().stream().mapToInt(ScimFilter::size).sum();
      case Or or -> or.terms().stream().mapToInt(ScimFilter::size).sum();
      case Not not -> not.term().size();
      case ValuePath path -> path.term().size();
      case Present _, Compare _ -> 1;
    };
  }

  record And(List<ScimFilter> terms) implements ScimFilter {
    public And {
      terms = List.copyOf(terms);
    }
  }

  record Or(List<ScimFilter> terms) implements ScimFilter {
    public Or {
      terms = List.copyOf(terms);
    }
  }

  record Not(ScimFilter term) implements ScimFilter {}

  record Present(AttributePath path) implements ScimFilter {}

  record Compare(AttributePath path, Operator operator, ValueNode value) implements ScimFilter {}

  /** An entry of {@code path} that meets {@code term}, whose own paths are sub-attributes. */
  record ValuePath(AttributePath path, ScimFilter term) implements ScimFilter {}

  /** The comparisons of RFC 7644, table 3. */
  enum Operator {
    EQ,
    NE,
    CO,
    SW,
    EW,
    GT,
    GE,
    LT,
    LE
  }
}
