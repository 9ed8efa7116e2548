package io.scimrelay.ingest.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimrelay.ingest.scim.resource.JsonNames;
import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

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
      String value = text(JsonNames.get(body, name));
      if (value != null) {
        parameters.put(name.toLowerCase(java.util.Locale.ROOT), value);
      }
    }
    return new QueryParameters(parameters);
  }

  private static @Nullable String text(JsonNode value) {
    if (value.isArray()) {
      StringJoiner joined = new StringJoiner(",");
      value.forEach(entry -> joined.add(entry.asText()));
      return joined.toString();
    }
    return value.isValueNode() && !value.isNull() ? value.asText() : null;
  }
}
