package io.scimrelay.ingest.http;

import io.scimrelay.common.id.EventId;
import io.scimrelay.common.id.RequestId;
import io.scimrelay.ingest.connection.AuthenticatedConnection;
import io.scimrelay.ingest.directory.store.Precondition;
import io.scimrelay.ingest.directory.store.WriteRequest;
import io.scimrelay.ingest.directory.store.WriteResult;
import io.scimrelay.ingest.idp.Normalized;
import io.scimrelay.ingest.idp.Sender;
import io.scimrelay.ingest.requestlog.Redaction;
import io.scimrelay.ingest.requestlog.RequestRecord;
import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One call by a known caller, and what was noticed while it was answered. */
final class Exchange {
  private final AuthenticatedConnection connection;
  private final RequestId request;
  private final EventId baseEvent;
  private final @Nullable String traceparent;
  private final Incoming incoming;
  private final Desk desk;
  private final NavigableSet<String> quirks = new TreeSet<>();
  private @Nullable String problem;
  private WriteResult.@Nullable Range events;
  private byte @Nullable [] body;

  /** What is known of a request before its caller is. */
  record Incoming(
      String method, String path, @Nullable String userAgent, Instant at, long startNanos) {}

  Exchange(
      AuthenticatedConnection connection,
      RequestId request,
      EventId baseEvent,
      @Nullable String traceparent,
      Incoming incoming,
      Desk desk) {
    this.incoming = incoming;
    this.desk = desk;
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

  void met(SortedSet<String> more) {
    quirks.addAll(more);
  }

  <T> T note(Normalized<T> normalized) {
    quirks.addAll(normalized.quirks());
    return normalized.value();
  }

  WriteRequest write(Precondition precondition) {
    return new WriteRequest(request, new TreeSet<>(quirks), baseEvent, traceparent, precondition);
  }

  WriteResult note(WriteResult result) {
    events = result.events();
    quirks.addAll(result.quirks());
    if (result.unknownMembers() > 0) {
      problem =
          result.unknownMembers()
              + " of the members named are not in this connection and were left out.";
    }
    return result;
  }

  @Nullable String userAgent() {
    return incoming.userAgent();
  }

  /** An operation of a Bulk: a request of its own. */
  Exchange part(RequestId part, EventId base, Incoming operation) {
    return new Exchange(connection, part, base, traceparent, operation, desk);
  }

  void received(ReceivedBody whole) {
    desk.received(whole.length());
    body = whole.beginning();
  }

  Desk desk() {
    return desk;
  }

  RequestRecord record(int status, byte @Nullable [] response) {
    return new RequestRecord(
        request,
        connection.tenant(),
        connection.connection(),
        incoming.at(),
        incoming.method(),
        Redaction.path(incoming.path()),
        status,
        (int) ((System.nanoTime() - incoming.startNanos()) / 1_000_000),
        Redaction.of(body),
        Redaction.of(response),
        List.copyOf(quirks),
        problem,
        Redaction.header(incoming.userAgent()),
        sender(),
        caused());
  }

  private @Nullable String sender() {
    return Sender.guess(incoming.userAgent(), incoming.method(), incoming.path(), quirks)
        .map(Sender::label)
        .orElse(null);
  }

  private RequestRecord.@Nullable Caused caused() {
    WriteResult.Range range = events;
    return range == null ? null : new RequestRecord.Caused(baseEvent, range.first(), range.last());
  }
}
