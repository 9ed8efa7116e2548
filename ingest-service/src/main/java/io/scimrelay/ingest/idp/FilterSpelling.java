package io.scimrelay.ingest.idp;

import io.scimrelay.ingest.idp.entra.ValuePathInFilter;
import io.scimrelay.ingest.idp.lenient.ComplexComparedByValue;
import io.scimrelay.ingest.idp.lenient.SingularName;
import io.scimrelay.ingest.scim.schema.AttributeDefinition;
import io.scimrelay.ingest.scim.schema.AttributePath;
import io.scimrelay.ingest.scim.schema.TypeSchema;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes a filter anew in the form of RFC 7644. What it cannot make sense of it leaves as it is,
 * for the parser to refuse.
 */
final class FilterSpelling {
  private static final Set<String> OPERATORS =
      Set.of("eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le");

  private final @Nullable TypeSchema schemas;
  private final Met met;
  private final FilterValue values;
  private final StringBuilder out = new StringBuilder();
  private final Deque<Integer> brackets = new ArrayDeque<>();
  private Optional<AttributeDefinition> parent = Optional.empty();
  private List<String> tokens = List.of();
  private int next;

  /**
   * @param schemas null for what stands in the brackets of a path, whose names are sub-attributes
   */
  FilterSpelling(@Nullable TypeSchema schemas, Met met) {
    this.schemas = schemas;
    this.met = met;
    this.values = new FilterValue(met);
  }

  String standard(String raw) {
    tokens = FilterTokens.of(raw);
    while (next < tokens.size()) {
      token(tokens.get(next++));
    }
    return FilterGroups.of(out.toString());
  }

  private void token(String token) {
    switch (token) {
      case "[" -> open();
      case "]" -> close();
      default -> {
        if (operator(token) && next < tokens.size() && next > 1) {
          String value = values.standard(attribute(tokens.get(next - 2)), token, tokens.get(next));
          append(token);
          append(value);
          next++;
        } else {
          append(named(token));
        }
      }
    }
  }

  private String named(String token) {
    if (comparedNext()) {
      return compared(token);
    }
    return presentNext(token) ? name(token) : token;
  }

  private void open() {
    parent = next < 2 ? Optional.empty() : attribute(tokens.get(next - 2));
    brackets.push(out.length());
    out.append('[');
  }

  private void close() {
    out.append(']');
    Integer opened = brackets.poll();
    if (opened != null && comparedAfterSub()) {
      String sub = tokens.get(next).substring(1);
      String comparison = comparison(sub);
      met.met(ValuePathInFilter.class);
      out.setLength(out.length() - 1);
      out.insert(opened + 1, ValuePathInFilter.opening());
      out.append(ValuePathInFilter.closing(sub, comparison));
    }
  }

  private boolean comparedAfterSub() {
    return next + 1 < tokens.size()
        && ValuePathInFilter.applies(tokens.get(next))
        && (operator(tokens.get(next + 1)) || tokens.get(next + 1).equalsIgnoreCase("pr"));
  }

  /** Takes the sub-attribute, its operator and its value; answers the last two. */
  private String comparison(String sub) {
    String operator = tokens.get(next + 1);
    next += 2;
    if (!operator(operator) || next == tokens.size()) {
      return operator;
    }
    String word = tokens.get(next++);
    return operator
        + " "
        + values.standard(parent.flatMap(known -> known.sub(sub)), operator, word);
  }

  /** What a name that is compared means; empty where no schema knows. */
  private Optional<AttributeDefinition> attribute(String name) {
    if (!brackets.isEmpty()) {
      return parent.flatMap(known -> known.sub(name));
    }
    return schemas == null ? Optional.empty() : schemas.find(path(schemas, name));
  }

  private void append(String token) {
    boolean glued =
        out.isEmpty() || token.equals(")") || "([".indexOf(out.charAt(out.length() - 1)) >= 0;
    out.append(glued ? "" : " ").append(token);
  }

  private static boolean operator(String token) {
    return token.length() == 2 && OPERATORS.contains(token.toLowerCase(Locale.ROOT));
  }

  private boolean comparedNext() {
    return next < tokens.size() && operator(tokens.get(next));
  }

  private boolean presentNext(String token) {
    return next < tokens.size()
        && (tokens.get(next).equalsIgnoreCase("pr") || tokens.get(next).equals("["))
        && !operator(token);
  }

  /** A name that is compared, where needed with the sub-attribute that is meant. */
  private String compared(String token) {
    if (schemas == null || !brackets.isEmpty()) {
      return token;
    }
    AttributePath path = path(schemas, token);
    boolean byValue =
        schemas.find(path).filter(ComplexComparedByValue::applies).isPresent()
            && path.subAttribute() == null;
    met.met(ComplexComparedByValue.class, byValue);
    return written(byValue ? path.withSub("value") : path, token);
  }

  private String name(String token) {
    if (schemas == null || !brackets.isEmpty() || isLogic(token)) {
      return token;
    }
    return written(path(schemas, token), token);
  }

  /** The core schema as a whole has no text of its own. */
  private static String written(AttributePath path, String token) {
    return path.text().isEmpty() ? token : path.text();
  }

  private static boolean isLogic(String token) {
    return token.equalsIgnoreCase("and")
        || token.equalsIgnoreCase("or")
        || token.equalsIgnoreCase("not")
        || token.startsWith("\"");
  }

  private AttributePath path(TypeSchema known, String token) {
    AttributePath path = new AttributeName(known, met).read(token);
    if (path.schema() == null && SingularName.applies(known, path.attribute())) {
      met.met(SingularName.class);
      String plural = SingularName.plural(path.attribute());
      return known.path(new AttributePath(null, plural, path.subAttribute()).text());
    }
    return path;
  }
}
