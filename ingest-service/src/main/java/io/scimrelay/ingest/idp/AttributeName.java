package io.scimrelay.ingest.idp;

import io.scimrelay.ingest.idp.entra.BareEnterpriseName;
import io.scimrelay.ingest.idp.entra.MisspelledUrn;
import io.scimrelay.ingest.idp.lenient.OddlyCasedName;
import io.scimrelay.ingest.scim.resource.Secrets;
import io.scimrelay.ingest.scim.schema.AttributePath;
import io.scimrelay.ingest.scim.schema.TypeSchema;
import io.scimrelay.ingest.scim.schema.Urn;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a name in a body, a path or a filter means. */
final class AttributeName {
  private static final Pattern NAME = Pattern.compile("[A-Za-z$][A-Za-z0-9_$-]*");
  private static final Set<String> RESERVED = Set.of("id", "meta", "schemas", "groups", "members");

  private final TypeSchema schemas;
  private final Met met;

  AttributeName(TypeSchema schemas, Met met) {
    this.schemas = schemas;
    this.met = met;
  }

  AttributePath read(String sent) {
    String spelled = Urn.is(sent) ? MisspelledUrn.corrected(schemas, sent) : sent;
    met.met(MisspelledUrn.class, !spelled.equalsIgnoreCase(sent));
    AttributePath path = schemas.path(spelled);
    met.met(BareEnterpriseName.class, BareEnterpriseName.applies(spelled, path));
    met.met(
        OddlyCasedName.class, path.schema() == null && OddlyCasedName.applies(sent, path.text()));
    return path;
  }

  /** The same for the key of an object, which may be an extension that nobody knows. */
  AttributePath readKey(String sent, boolean holdsObject) {
    AttributePath path = read(sent);
    return Urn.is(sent) && holdsObject && namesExtension(sent, path)
        ? new AttributePath(sent, "", null)
        : path;
  }

  /** Behind a known URN an unknown name that holds an object is a namespace of its own too. */
  private boolean namesExtension(String sent, AttributePath path) {
    String schema = path.schema();
    boolean ofKnown = schema == null || schemas.extension(schema).isPresent();
    return ofKnown
        ? !path.wholeExtension()
            && path.subAttribute() == null
            && schemas.attribute(path).isEmpty()
            && !reserved(path)
        : Urn.namesExtension(sent) || schemas.goesOn(sent);
  }

  /** What a key means that cannot be read as a path: a name, whatever stands in it. */
  AttributePath plainKey(String sent) {
    AttributePath path = read(sent);
    return path.subAttribute() == null && !path.wholeExtension() && sent.indexOf('[') < 0
        ? path
        : schemas.name(sent);
  }

  /** Whether a path is written as RFC 7644 has it. */
  static boolean wellFormed(AttributePath path) {
    String sub = path.subAttribute();
    return (path.wholeExtension() || NAME.matcher(path.attribute()).matches())
        && (sub == null || (!path.wholeExtension() && NAME.matcher(sub).matches()));
  }

  /** Attributes that are no part of what a resource holds. */
  static boolean reserved(AttributePath path) {
    return (path.schema() == null && RESERVED.contains(path.attribute().toLowerCase(Locale.ROOT)))
        || Secrets.named(path.attribute())
        || Secrets.named(path.subAttribute());
  }
}
