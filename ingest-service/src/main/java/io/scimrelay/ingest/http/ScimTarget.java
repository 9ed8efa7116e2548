package io.scimrelay.ingest.http;

import io.scimrelay.ingest.idp.entra.GluedFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a request line asks for: a connection, a path below its base URL, and parameters. Slashes
 * too many count as one.
 *
 * @param connection as the URL names it; empty where it names none
 * @param segments of the path, decoded
 * @param glued whether a flag was glued to the base URL, which is left out here
 */
record ScimTarget(String connection, List<String> segments, QueryParameters query, boolean glued) {
  private static final int BEFORE_CONNECTION = 2;

  ScimTarget {
    segments = List.copyOf(segments);
  }

  static ScimTarget of(String rawPath, String rawQuery) {
    List<String> segments = split(rawPath);
    Optional<GluedFlag.Rest> rest =
        segments.size() == BEFORE_CONNECTION + 1 ? GluedFlag.inQuery(rawQuery) : Optional.empty();
    rest.ifPresent(glued -> segments.addAll(split(glued.path())));
    String query = rest.map(GluedFlag.Rest::query).orElse(rawQuery);
    String connection =
        segments.size() > BEFORE_CONNECTION && segments.get(1).equals("v2")
            ? segments.get(BEFORE_CONNECTION)
            : "";
    return new ScimTarget(
        GluedFlag.without(connection),
        connection.isEmpty() ? List.of() : segments.subList(BEFORE_CONNECTION + 1, segments.size()),
        QueryParameters.of(query),
        rest.isPresent() || GluedFlag.inSegment(connection));
  }

  /** A path below the base URL, with its query if it has one. */
  static ScimTarget below(String path) {
    int query = path.indexOf('?');
    return new ScimTarget(
        "",
        split(query < 0 ? path : path.substring(0, query)),
        QueryParameters.of(query < 0 ? "" : path.substring(query + 1)),
        false);
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
