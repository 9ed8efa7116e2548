package io.scimrelay.ingest.directory.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import io.scimrelay.ingest.scim.message.ScimException;
import io.scimrelay.ingest.scim.resource.Attributes;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Map;

/** How large a resource may be, without its members. */
final class ResourceSize {
  static final int MOST = 256 * 1024;

  private ResourceSize() {}

  /**
   * Throws 413 naming what takes most of the room. Whoever has room while active has it when not,
   * although {@code false} is longer than {@code true}.
   */
  static void check(Attributes attributes, String text) {
    boolean inactive = attributes.json().path("active").equals(BooleanNode.FALSE);
    if (bytes(text) > MOST + (inactive ? 1 : 0)) {
      throw ScimException.tooLarge(
          "The resource is larger than "
              + MOST
              + " bytes; its largest attribute is "
              + largest(attributes)
              + ".");
    }
  }

  private static String largest(Attributes attributes) {
    return attributes.json().properties().stream()
        .max(Comparator.comparingInt(ResourceSize::size))
        .map(Map.Entry::getKey)
        .orElse("none");
  }

  private static int size(Map.Entry<String, JsonNode> attribute) {
    return bytes(attribute.getValue().toString());
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
