package io.scimrelay.ingest.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What earlier steps of a scenario captured, put where {@code ${name}} stands. */
final class Variables {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z0-9_]+)}");
  private final Map<String, JsonNode> values = new HashMap<>();

  void put(String name, JsonNode value) {
    values.put(name, value);
  }

  String text(String template) {
    return replaced(template, value -> value);
  }

  String encoded(String template) {
    return replaced(
        template, value -> URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"));
  }

  JsonNode tree(JsonNode template) {
    if (template instanceof ObjectNode object) {
      ObjectNode filled = object.objectNode();
      object.properties().forEach(m -> filled.set(text(m.getKey()), tree(m.getValue())));
      return filled;
    }
    if (template instanceof ArrayNode array) {
      ArrayNode filled = array.arrayNode();
      array.forEach(entry -> filled.add(tree(entry)));
      return filled;
    }
    return template.isTextual() ? value(template.textValue()) : template;
  }

  /** A variable alone keeps the type of what was captured. */
  private JsonNode value(String template) {
    Matcher whole = VARIABLE.matcher(template);
    JsonNode captured = whole.matches() ? values.get(whole.group(1)) : null;
    return captured != null ? captured : TextNode.valueOf(text(template));
  }

  private String replaced(String template, UnaryOperator<String> encoding) {
    return VARIABLE
        .matcher(template)
        .replaceAll(
            match -> {
              JsonNode value = values.get(match.group(1));
              String text = value == null ? match.group() : encoding.apply(value.asText());
              return Matcher.quoteReplacement(text);
            });
  }
}
