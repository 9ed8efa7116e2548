package io.scimrelay.ingest.idp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.scimrelay.ingest.idp.entra.DottedKey;
import io.scimrelay.ingest.idp.entra.FilteredKey;
import io.scimrelay.ingest.idp.entra.UrnKey;
import io.scimrelay.ingest.scim.message.ScimException;
import io.scimrelay.ingest.scim.schema.AttributePath;
import io.scimrelay.ingest.scim.schema.TypeSchema;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which attribute the path of an operation means, and the key of an object that may be one. */
final class PathReader {
  private static final Pattern BROKEN = Pattern.compile("[\\[\\]]|^\\.|\\.\\.|\\.$");

  private final TypeSchema schemas;
  private final Met met;
  private final AttributeName names;

  PathReader(TypeSchema schemas, Met met) {
    this.schemas = schemas;
    this.met = met;
    names = new AttributeName(schemas, met);
  }

  AttributePath path(TargetText cut, JsonNode value) {
    AttributePath path = names.readKey(cut.name(), value.isObject());
    String sub = cut.sub();
    if (cut.filter() == null) {
      return path;
    }
    if (path.subAttribute() != null) {
      throw ScimException.invalidPath("A filter stands behind an attribute, not a sub-attribute.");
    }
    return sub == null ? path : schemas.path(path.withSub(sub).text());
  }

  boolean readsKey(String key) {
    try {
      TargetText cut = TargetText.of(key);
      AttributePath path = path(cut, MissingNode.getInstance());
      return AttributeName.wellFormed(path) && (known(path) || readsTerm(cut));
    } catch (ScimException e) {
      return false;
    }
  }

  /** Brackets behind a name of our own were meant to hold a filter, whatever stands in them. */
  private boolean known(AttributePath path) {
    return schemas.attribute(path).isPresent();
  }

  private boolean readsTerm(TargetText cut) {
    cut.term(schemas, Optional.empty(), new Met());
    return true;
  }

  void meetKey(String key, AttributePath path) {
    met.met(FilteredKey.class, FilteredKey.applies(key));
    met.met(DottedKey.class, DottedKey.applies(key));
    met.met(UrnKey.class, UrnKey.applies(key, path));
  }

  /** A key that is no path: a name of its own, unless it shows that a path was meant. */
  AttributePath plainKey(String key) {
    AttributePath name = names.plainKey(key);
    if (BROKEN.matcher(name.attribute()).find() || schemas.attribute(head(name)).isPresent()) {
      throw ScimException.invalidPath("The key '" + key + "' is not a path of RFC 7644.");
    }
    return name;
  }

  private static AttributePath head(AttributePath name) {
    return new AttributePath(name.schema(), name.attribute().split("\\.", 2)[0], null);
  }
}
