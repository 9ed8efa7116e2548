package io.scimrelay.ingest.idp.entra;

import io.scimrelay.ingest.scim.schema.SchemaCatalog;
import java.util.List;
import java.util.Map;

/**
 * URNs of the core and enterprise schemas as drafts, older services and typing errors have them,
 * also with a dot where the colon before the attribute belongs.
 *
 * <pre>urn:ietf:params:scim:schemas:extension:enterprise:2.0User     (Entra's documentation)
 * urn:scim:schemas:extension:enterprise:1.0.department         (Entra before 2018)
 * urn:scim:schemas:extension:enterprise:2.0                    (HelloID, OneLogin)
 * means   urn:ietf:params:scim:schemas:extension:enterprise:2.0:User[:department]</pre>
 */
public final class MisspelledUrn {
  private MisspelledUrn() {}

  private static final String ENTERPRISE = SchemaCatalog.ENTERPRISE_USER.id();
  private static final String USER = SchemaCatalog.USER.core().id();

  /** Longest first, so that none hides another. */
  private static final List<Map.Entry<String, String>> SPELLINGS =
      List.of(
          Map.entry("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User", ENTERPRISE),
          Map.entry("urn:ietf:params:scim:schemas:extension:enterprise:1.0:User", ENTERPRISE),
          Map.entry("urn:ietf:params:scim:schemas:extension:enterprise:2.0User", ENTERPRISE),
          Map.entry("urn:ietf:params:scim:schemas:extension:enterprise:2.0", ENTERPRISE),
          Map.entry("urn:ietf:params:scim:schemas:extension:enterprise:1.0", ENTERPRISE),
          Map.entry("urn:scim:schemas:extension:enterprise:2.0:User", ENTERPRISE),
          Map.entry("urn:scim:schemas:extension:enterprise:1.0:User", ENTERPRISE),
          Map.entry("urn:scim:schemas:extension:enterprise:2.0User", ENTERPRISE),
          Map.entry("urn:scim:schemas:extension:enterprise:2.0", ENTERPRISE),
          Map.entry("urn:scim:schemas:extension:enterprise:1.0", ENTERPRISE),
          Map.entry("urn:ietf:params:scim:schemas:core:2.0:User", USER),
          Map.entry("urn:scim:schemas:core:2.0:User", USER),
          Map.entry("urn:scim:schemas:core:1.0:User", USER));

  /** The name with the URN as the RFC has it; unchanged where it is right or unknown. */
  public static String corrected(String name) {
    for (Map.Entry<String, String> spelling : SPELLINGS) {
      if (begins(name, spelling.getKey())) {
        String rest = name.substring(spelling.getKey().length());
        return rest.isEmpty() ? spelling.getValue() : spelling.getValue() + ":" + rest.substring(1);
      }
    }
    return name;
  }

  private static boolean begins(String name, String urn) {
    if (!name.regionMatches(true, 0, urn, 0, urn.length())) {
      return false;
    }
    char next = name.length() == urn.length() ? ':' : name.charAt(urn.length());
    return next == ':' || next == '.';
  }
}
