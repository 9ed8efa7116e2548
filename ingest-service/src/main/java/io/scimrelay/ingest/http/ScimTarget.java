package io.scimrelay.ingest.http;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a request line asks for: a connection, a path below its base URL, and parameters. Slashes
 * too many count as one. A flag that an administrator glued to the base URL ({@code
 * .../scim/v2/abc?aadOptscim062020/Users}) is taken out.
 *
 * @param connection as the URL names it; empty where it names none
 * @param segments of the path, decoded
 */
record ScimTarget(String connection, List<String> segments, QueryParameters query) {
  private static final Pattern GLUED =
      Pattern.compile("^[\\w.-]*(?:=[\\w.-]*)?(/[^?&]*)[?&]?(.*)$");
  private static final Pattern FLAG = Pattern.compile("[?&;].*$");
  private static final int BEFORE_CONNECTION = 2;

  ScimTarget {
    segments = List.copyOf(segments);
  }

  static ScimTarget of(String rawPath, String rawQuery) {
    List<String> segments = split(rawPath);
    String query = rawQuery;
    Matcher glued = GLUED.matcher(rawQuery);
    if (segments.size() == BEFORE_CONNECTION + 1 && glued.matches()) {
      segments.addAll(split(glued.group(1)));
      query = glued.group(2);
    }
    String connection =
        segments.size() > BEFORE_CONNECTION && segments.get(1).equals("v2")
            ? FLAG.matcher(segments.get(BEFORE_CONNECTION)).replaceAll("")
            : "";
    return new ScimTarget(
        connection,
        connection.isEmpty() ? List.of() : segments.subList(BEFORE_CONNECTION + 1, segments.size()),
        QueryParameters.of(query));
  }

  /** A path below the base URL, with its query if it has one. */
  static ScimTarget below(String path) {
    int query = path.indexOf('?');
    return new ScimTarget(
        "",
        split(query < 0 ? path : path.substring(0, query)),
        QueryParameters.of(query < 0 ? "" : path.substring(query + 1)));
  }

  /** As the request log has it: below the base URL, with the query as it was sent. */
  String shown(@Nullable String rawQuery) {
    String path = "/" + String.join("/", segments);
    return rawQuery == null || rawQuery.isEmpty() ? path : path + "?" + rawQuery;
  }

  private static List<String> split(String rawPath) {
    List<String> segments = new ArrayList<>();
    for (String segment : rawPath.split("/", -1)) {
      if (!segment.isEmpty()) {
        segments.add(PercentDecoder.path(segment));
      }
    }
    return segments;
  }
}
