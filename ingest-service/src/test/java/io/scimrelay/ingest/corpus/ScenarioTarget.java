package io.scimrelay.ingest.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A fresh connection that scenarios are played at: the pure pipeline, or a service over HTTP. */
public interface ScenarioTarget {

  /**
   * A request ready to be sent.
   *
   * @param path below the connection's base URL, percent-encoded
   * @param query raw; null where no question mark is sent
   */
  record Request(
      String method,
      String path,
      @Nullable String query,
      Map<String, String> headers,
      @Nullable String body) {}

  /**
   * What came back.
   *
   * @param body missing node where there is none
   */
  record Answer(int status, JsonNode body) {}

  /** The bearer token of the connection. */
  String token();

  Answer send(Request request);

  /**
   * Every {@code user.*} and {@code group.*} event so far, in order: objects with type and data.
   */
  List<JsonNode> events();
}
