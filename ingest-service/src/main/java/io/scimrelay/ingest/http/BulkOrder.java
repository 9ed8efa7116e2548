package io.scimrelay.ingest.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimrelay.ingest.scim.resource.JsonNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * As sent, but what is referred to before what refers to it. Of a circle, RFC 7644 section 3.7.1,
 * one is made without what it says of another, and completed before anything else is done. Groups
 * in a circle are members of each other, which is refused: they are not made at all.
 */
final class BulkOrder {
  private static final Pattern OF_GROUPS = Pattern.compile("(?i)^/?Groups\\b.*");

  private final JsonNode operations;
  private final Map<String, Integer> makers;
  private final Set<Integer> seen = new HashSet<>();
  private final Set<Integer> placed = new HashSet<>();
  private final List<BulkStep> steps = new ArrayList<>();
  private final List<BulkStep> open = new ArrayList<>();

  private BulkOrder(JsonNode operations, Map<String, Integer> makers) {
    this.operations = operations;
    this.makers = makers;
  }

  static List<BulkStep> of(JsonNode operations, Map<String, Integer> makers) {
    BulkOrder order = new BulkOrder(operations, makers);
    for (int i = 0; i < operations.size(); i++) {
      order.place(i);
      order.steps.addAll(order.open);
      order.open.clear();
    }
    return order.steps;
  }

  private void place(int index) {
    if (!seen.add(index)) {
      return;
    }
    Set<String> later = new LinkedHashSet<>();
    for (String reference : BulkIds.references(operations.get(index))) {
      Integer maker = makers.get(reference);
      if (maker == null) {
        continue;
      }
      place(maker);
      if (!placed.contains(maker) && !(ofGroups(index) && ofGroups(maker))) {
        later.add(reference);
      }
    }
    steps.add(new BulkStep.Operate(index, later));
    placed.add(index);
    if (!later.isEmpty()) {
      open.add(new BulkStep.Complete(index));
    }
  }

  private boolean ofGroups(int index) {
    String path = JsonNames.get(operations.get(index), "path").asText();
    return OF_GROUPS.matcher(path).matches();
  }
}
