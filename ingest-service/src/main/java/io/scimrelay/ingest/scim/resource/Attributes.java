package io.scimrelay.ingest.scim.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a resource holds, in normal form: names in the letters of their schema, extensions under
 * their URN, no {@code id}, {@code meta}, {@code schemas}, {@code members}, {@code groups} or
 * {@code password}, no null and nothing empty. The tree is never changed after it was put in here.
 */
public record Attributes(ObjectNode json) {

  /** Without its contents, which are people's data. */
  @Override
  public String toString() {
    return "Attributes[" + json.size() + "]";
  }
}
