package io.scimrelay.ingest.idp;

import io.scimrelay.ingest.idp.entra.DottedKey;
import io.scimrelay.ingest.idp.entra.FilteredKey;
import io.scimrelay.ingest.scim.filter.ScimFilter;
import io.scimrelay.ingest.scim.message.ScimException;
import io.scimrelay.ingest.scim.patch.PatchOperation;
import io.scimrelay.ingest.scim.schema.AttributePath;
import io.scimrelay.ingest.scim.schema.TypeSchema;
import java.util.Optional;

/**
 * What a key means inside an extension that no schema describes: a path in it where it is written
 * as one, else a name, whatever stands in it.
 */
record ExtensionKey(TypeSchema schemas, Met met) {

  PatchOperation.Target target(String schema, String key) {
    return (FilteredKey.applies(key) || DottedKey.applies(key))
        ? path(schema, key).orElseGet(() -> name(schema, key))
        : name(schema, key);
  }

  private static PatchOperation.Target name(String schema, String key) {
    return new PatchOperation.Target(new AttributePath(schema, key, null), null);
  }

  private Optional<PatchOperation.Target> path(String schema, String key) {
    try {
      return path(schema, TargetText.of(key));
    } catch (ScimException e) {
      return Optional.empty();
    }
  }

  private Optional<PatchOperation.Target> path(String schema, TargetText text) {
    int dot = text.name().indexOf('.');
    boolean dotted = dot > 0 && text.filter() == null;
    AttributePath path =
        dotted
            ? new AttributePath(
                schema, text.name().substring(0, dot), text.name().substring(dot + 1))
            : new AttributePath(schema, text.name(), text.sub());
    if (!AttributeName.wellFormed(path)) {
      return Optional.empty();
    }
    ScimFilter filter = text.term(schemas, Optional.empty(), met);
    met.met(dotted ? DottedKey.class : FilteredKey.class);
    return Optional.of(new PatchOperation.Target(path, filter));
  }
}
