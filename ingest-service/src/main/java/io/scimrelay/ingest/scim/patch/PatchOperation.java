package io.scimrelay.ingest.scim.patch;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimrelay.ingest.scim.filter.ScimFilter;
import io.scimrelay.ingest.scim.schema.AttributePath;
import org.jspecify.annotations.Nullable;

/** One operation in standard form: it always has a path, and values have their schema's types. */
public sealed interface PatchOperation {

  Target target();

  /** Whether it takes something away and sets nothing. */
  default boolean removes() {
    return switch (this) {
      case Add add -> false;
      case Replace replace -> false;
      case Remove remove -> true;
      case RemoveNamed remove -> true;
    };
  }

  record Add(Target target, JsonNode value) implements PatchOperation {}

  record Replace(Target target, JsonNode value) implements PatchOperation {}

  record Remove(Target target) implements PatchOperation {}

  /**
   * Removes those of several values that are named; an attribute that has one goes as a whole.
   *
   * @param named which entries; none of them where it names none
   */
  record RemoveNamed(Target target, ScimFilter named) implements PatchOperation {}

  /**
   * Where an operation applies.
   *
   * @param filter which entries of a multi-valued attribute; null for the attribute itself
   */
  record Target(AttributePath path, @Nullable ScimFilter filter) {}
}
