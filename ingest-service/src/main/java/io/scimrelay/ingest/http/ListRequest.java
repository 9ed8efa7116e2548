package io.scimrelay.ingest.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimrelay.ingest.scim.message.ScimException;
import io.scimrelay.ingest.scim.resource.JsonNames;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/** The parameters of a list: those of a query, or the body of a search (RFC 7644 section 3.4.3). */
final class ListRequest {
  private static final String[] NAMES = {
    "attributes",
    "excludedAttributes",
    "filter",
    "sortBy",
    "sortOrder",
    "startIndex",
    "count",
    "cursor"
  };

  private ListRequest() {}

  static QueryParameters ofSearch(JsonNode body) {
    Map<String, String> parameters = new HashMap<>();
    for (String name : NAMES) {
      JsonNode value = JsonNames.get(body, name);
      if (!value.isMissingNode() && !value.isNull()) {
        parameters.put(name.toLowerCase(Locale.ROOT), read(name, value));
      }
    }
    return new QueryParameters(parameters);
  }

  private static String read(String name, JsonNode value) {
    return switch (name) {
      case "attributes", "excludedAttributes" -> names(name, value);
      case "startIndex", "count" -> number(name, value);
      case "filter" -> filter(value);
      default -> text(name, value);
    };
  }

  private static String names(String name, JsonNode value) {
    if (!value.isArray()) {
      return text(name, value);
    }
    StringJoiner joined = new StringJoiner(",");
    value.forEach(entry -> joined.add(text(name, entry)));
    return joined.toString();
  }

  private static String number(String name, JsonNode value) {
    return value.isNumber() ? value.asText() : text(name, value);
  }

  /** One that was taken for none would find everyone. */
  private static String filter(JsonNode value) {
    if (value.isTextual()) {
      return value.textValue();
    }
    throw ScimException.invalidFilter("'filter' must be text.");
  }

  private static String text(String name, JsonNode value) {
    if (value.isTextual()) {
      return value.textValue();
    }
    throw ScimException.invalidValue("'" + name + "' holds what it cannot mean; send text.");
  }
}
