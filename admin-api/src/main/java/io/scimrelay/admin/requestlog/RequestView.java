package io.scimrelay.admin.requestlog;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.EventId;
import io.scimrelay.common.id.RequestId;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One SCIM call of an identity provider.
 *
 * @param sender the provider it looks like, whatever was configured
 * @param quirks the deviations from the standard that were put right
 * @param problem what went through and yet deserves a look
 * @param events what it caused, null where nothing
 * @param requestBody redacted, at most 32 KB; not in lists
 * @param responseBody redacted, at most 32 KB; not in lists
 */
@Schema(name = "Request")
public record RequestView(
    RequestId id,
    ConnectionId connectionId,
    Instant at,
    String method,
    String path,
    int status,
    int durationMs,
    @Nullable String userAgent,
    @Nullable String sender,
    List<String> quirks,
    @Nullable String problem,
    @Nullable Caused events,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String requestBody,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String responseBody) {

  public RequestView {
    quirks = List.copyOf(quirks);
  }

  /**
   * The events of a request: one unbroken run of sequence.
   *
   * @param ids the first hundred of them
   */
  @Schema(name = "CausedEvents")
  public record Caused(long count, long firstSequence, long lastSequence, List<EventId> ids) {
    public Caused {
      ids = List.copyOf(ids);
    }
  }
}
