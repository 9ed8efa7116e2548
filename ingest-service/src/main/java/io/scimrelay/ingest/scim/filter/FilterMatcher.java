package io.scimrelay.ingest.scim.filter;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimrelay.ingest.scim.resource.ResourceType;

/** Tells whether a resource meets a filter; the meaning that the SQL translation must share. */
public final class FilterMatcher {
  private FilterMatcher() {}

  public static boolean matches(ScimFilter filter, ResourceType type, JsonNode resource) {
    return false;
  }
}
