package io.scimrelay.ingest.http;

import io.scimrelay.common.id.EventId;
import io.scimrelay.common.id.RequestId;
import io.scimrelay.ingest.connection.AuthenticatedConnection;
import io.scimrelay.ingest.directory.store.Precondition;
import io.scimrelay.ingest.directory.store.WriteRequest;
import io.scimrelay.ingest.directory.store.WriteResult;
import io.scimrelay.ingest.idp.Normalized;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One call by a known caller, and what was noticed while it was answered. */
final class Exchange {
  private final AuthenticatedConnection connection;
  private final RequestId request;
  private final EventId baseEvent;
  private final @Nullable String traceparent;
  private final NavigableSet<String> quirks = new TreeSet<>();
  private @Nullable String problem;
  private WriteResult.@Nullable Range events;

  Exchange(
      AuthenticatedConnection connection,
      RequestId request,
      EventId baseEvent,
      @Nullable String traceparent) {
    this.connection = connection;
    this.request = request;
    this.baseEvent = baseEvent;
    this.traceparent = traceparent;
  }

  AuthenticatedConnection connection() {
    return connection;
  }

  RequestId request() {
    return request;
  }

  <T> T note(Normalized<T> normalized) {
    quirks.addAll(normalized.quirks());
    return normalized.value();
  }

  WriteRequest write(@Nullable String ifMatch) {
    return new WriteRequest(
        request, new TreeSet<>(quirks), baseEvent, traceparent, Precondition.ifMatch(ifMatch));
  }

  WriteResult note(WriteResult result) {
    events = result.events();
    if (result.unknownMembers() > 0) {
      problem =
          result.unknownMembers()
              + " of the members named are not in this connection and were left out.";
    }
    return result;
  }

  @Nullable String problem() {
    return problem;
  }

  WriteResult.@Nullable Range events() {
    return events;
  }
}
