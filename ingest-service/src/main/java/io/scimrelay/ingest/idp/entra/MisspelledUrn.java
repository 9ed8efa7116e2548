package io.scimrelay.ingest.idp.entra;

import io.scimrelay.ingest.scim.schema.AttributePath;
import io.scimrelay.ingest.scim.schema.Schema;
import io.scimrelay.ingest.scim.schema.SchemaCatalog;
import io.scimrelay.ingest.scim.schema.TypeSchema;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * URNs of the core and enterprise schemas as drafts, older services and typing errors have them: in
 * another version, without the prefix of the IETF, without the type or with the type glued on, with
 * a dot where the colon before the attribute belongs. The dot is put right in every URN.
 *
 * <pre>urn:ietf:params:scim:schemas:extension:enterprise:2.0User     (Entra's documentation)
 * urn:scim:schemas:extension:enterprise:1.0.department         (Entra before 2018)
 * urn:scim:schemas:extension:enterprise:2.0                    (HelloID, OneLogin)
 * means   urn:ietf:params:scim:schemas:extension:enterprise:2.0:User[:department]
 *
 * urn:scim:schemas:core:1.0:active
 * means   urn:ietf:params:scim:schemas:core:2.0:User:active</pre>
 */
public final class MisspelledUrn {
  private static final Pattern STANDARD = Pattern.compile("urn:ietf:params:(.+):[0-9.]+:(\\w+)");
  private static final Pattern DOT_BEHIND_TYPE =
      Pattern.compile("^(urn:.*?:[0-9][^:]*:(?:User|Group))[.]([^:]+)$", Pattern.DOTALL);
  private static final List<Spelling> SPELLINGS =
      SchemaCatalog.all().stream().map(Schema::id).map(Spelling::of).toList();

  private MisspelledUrn() {}

  /** The name with the URN as the RFC has it; unchanged where it is right. */
  public static String corrected(TypeSchema schemas, String name) {
    for (Spelling spelling : SPELLINGS) {
      Matcher matcher = spelling.pattern.matcher(name);
      if (matcher.matches() && schemas.has(spelling.urn)) {
        String rest = matcher.group(1);
        if (rest != null && !rest.isEmpty() && ofAnother(schemas, spelling.urn, rest)) {
          return name;
        }
        return rest == null ? spelling.urn : spelling.urn + ":" + rest;
      }
    }
    return DOT_BEHIND_TYPE.matcher(name).replaceFirst("$1:$2");
  }

  /** What is spelled like a type, or goes on, is no attribute: {@code core:2.0:Employee}. */
  private static boolean ofAnother(TypeSchema schemas, String urn, String rest) {
    AttributePath path = schemas.path(urn + ":" + rest);
    return !Objects.equals(path.schema(), schemas.core().id().equals(urn) ? null : urn)
        || (Character.isUpperCase(rest.charAt(0)) && schemas.attribute(path).isEmpty());
  }

  private record Spelling(String urn, Pattern pattern) {

    /** The type may be left out, but no other type may stand in its place. */
    static Spelling of(String urn) {
      String pattern =
          STANDARD
              .matcher(urn)
              .replaceFirst(
                  "urn:(?:ietf:params:)?$1:[0-9]+[.][0-9]+"
                      + "(?::?$2|(?!:?(?:User|Group)\\\\b))(?:[:.](.*))?");
      return new Spelling(urn, Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.DOTALL));
    }
  }
}
