package io.scimrelay.common.directory;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The names of RFC 7643 sections 3.1 and 4.1: an extension's attribute of such a name clashes. */
public final class CoreUserNames {
  public static final Set<String> ALL =
      Set.of(
          "schemas",
          "id",
          "externalId",
          "meta",
          "userName",
          "name",
          "displayName",
          "nickName",
          "profileUrl",
          "title",
          "userType",
          "preferredLanguage",
          "locale",
          "timezone",
          "active",
          "password",
          "emails",
          "phoneNumbers",
          "ims",
          "photos",
          "addresses",
          "groups",
          "entitlements",
          "roles",
          "x509Certificates");

  private static final Set<String> FOLDED = folded();

  private CoreUserNames() {}

  /** Whether the name is one of them, whatever its case. */
  static boolean contain(String name) {
    return FOLDED.contains(name.toLowerCase(Locale.ROOT));
  }

  private static Set<String> folded() {
    Set<String> folded = new TreeSet<>();
    ALL.forEach(name -> folded.add(name.toLowerCase(Locale.ROOT)));
    return Set.copyOf(folded);
  }
}
