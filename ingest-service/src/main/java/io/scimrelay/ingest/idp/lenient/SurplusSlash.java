package io.scimrelay.ingest.idp.lenient;

/**
 * A slash too many, where a base URL and a path were put together.
 *
 * <pre>/scim/v2/abc//Users/   means   /scim/v2/abc/Users</pre>
 */
public final class SurplusSlash {
  private SurplusSlash() {}

  public static boolean applies(String rawPath) {
    return rawPath.contains("//") || rawPath.endsWith("/");
  }
}
