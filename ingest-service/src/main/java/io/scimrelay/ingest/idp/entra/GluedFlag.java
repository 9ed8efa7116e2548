package io.scimrelay.ingest.idp.entra;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A flag that an administrator put behind the base URL, to which the provider then adds its paths.
 *
 * <pre>/scim/v2/abc?aadOptscim062020/Users?count=1   means   /scim/v2/abc/Users?count=1
 * /scim/v2/abc&amp;aadOptscim062020/Users           means   /scim/v2/abc/Users</pre>
 */
public final class GluedFlag {
  private static final Pattern IN_QUERY =
      Pattern.compile("[\\w.-]*(?:=[\\w.-]*)?(/[^?&]*)[?&]?(.*)", Pattern.DOTALL);
  private static final Pattern IN_PATH = Pattern.compile("[?&;].*", Pattern.DOTALL);

  private GluedFlag() {}

  /** What such a query really holds. */
  public record Rest(String path, String query) {}

  /** Of a query that stands directly behind a base URL; empty where it begins with no flag. */
  public static Optional<Rest> inQuery(String rawQuery) {
    Matcher matcher = IN_QUERY.matcher(rawQuery);
    return matcher.matches()
        ? Optional.of(new Rest(matcher.group(1), matcher.group(2)))
        : Optional.empty();
  }

  public static boolean inSegment(String segment) {
    return IN_PATH.matcher(segment).find();
  }

  /** The segment without what was glued to it. */
  public static String without(String segment) {
    return IN_PATH.matcher(segment).replaceAll("");
  }
}
