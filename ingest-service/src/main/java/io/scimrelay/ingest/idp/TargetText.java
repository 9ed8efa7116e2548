package io.scimrelay.ingest.idp;

import io.scimrelay.ingest.scim.filter.FilterReader;
import io.scimrelay.ingest.scim.filter.ScimFilter;
import io.scimrelay.ingest.scim.message.ScimException;
import io.scimrelay.ingest.scim.schema.AttributeDefinition;
import io.scimrelay.ingest.scim.schema.TypeSchema;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A path of RFC 7644 figure 7, cut into its parts.
 *
 * @param filter what stands in the brackets; null where there are none
 * @param sub the sub-attribute behind the brackets; null where there is none
 */
record TargetText(String name, @Nullable String filter, @Nullable String sub) {

  static TargetText of(String path) {
    int open = path.indexOf('[');
    if (open < 0) {
      return new TargetText(path, null, null);
    }
    int close = closing(path, open);
    if (close < 0) {
      throw ScimException.invalidPath("The path '" + path + "' has a [ that nothing closes.");
    }
    String rest = path.substring(close + 1).strip();
    if (!rest.isEmpty() && (rest.length() == 1 || rest.charAt(0) != '.')) {
      throw ScimException.invalidPath(
          "The path '" + path + "' goes on behind its ] with more than .name.");
    }
    return new TargetText(
        path.substring(0, open).strip(),
        path.substring(open + 1, close),
        rest.isEmpty() ? null : rest.substring(1).strip());
  }

  /** What the brackets say; null where there are none. */
  @Nullable ScimFilter term(TypeSchema schemas, Optional<AttributeDefinition> attribute, Met met) {
    return filter == null
        ? null
        : FilterReader.readTerm(schemas, attribute, new FilterSpelling(null, met).standard(filter));
  }

  private static int closing(String path, int open) {
    boolean quoted = false;
    for (int i = open + 1; i < path.length(); i++) {
      char c = path.charAt(i);
      if (quoted && c == '\\') {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && c == ']') {
        return i;
      }
    }
    return -1;
  }
}
