package io.scimrelay.ingest.scim.patch;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimrelay.ingest.scim.filter.ScimFilter;
import io.scimrelay.ingest.scim.schema.AttributePath;
import org.jspecify.annotations.Nullable;

/** One operation in standard form: it always has a path, and values have their schema's types. */
public sealed interface PatchOperation {

  Target target();

  record Add(Target target, JsonNode value) implements PatchOperation {}

  record Replace(Target target, JsonNode value) implements PatchOperation {}

  record Remove(Target target) implements PatchOperation {}

  /**
   * Where an operation applies.
   *
   * @param filter which entries of a multi-valued attribute; null for the attribute itself
   */
  record Target(AttributePath path, @Nullable ScimFilter filter) {}
}
