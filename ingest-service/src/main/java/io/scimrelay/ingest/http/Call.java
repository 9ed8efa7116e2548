package io.scimrelay.ingest.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimrelay.ingest.directory.store.Precondition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as the calls of the edge see it, whether it came by itself or in a Bulk.
 *
 * @param body null where there is none
 */
record Call(
    String method,
    List<String> segments,
    QueryParameters query,
    Precondition precondition,
    @Nullable JsonNode body) {
  Call {
    segments = List.copyOf(segments);
  }
}
