package io.scimrelay.delivery.eventlog;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses what no stream can be made of. A stream is 200 as soon as it begins, and whoever opens it
 * again and again would never learn what is wrong. Filters are made before there is a database.
 */
@Singleton
class StreamFilter {
  private final Instance<ReaderStore> readers;
  private final Instance<EventReading> reading;

  StreamFilter(Instance<ReaderStore> readers, Instance<EventReading> reading) {
    this.readers = readers;
    this.reading = reading;
  }

  @ServerRequestFilter
  Uni<Void> check(UriInfo uri, HttpHeaders headers) {
    if (!uri.getPath().endsWith("/v1/events/stream")) {
      return Uni.createFrom().voidItem();
    }
    MultivaluedMap<String, String> query = uri.getQueryParameters();
    String from =
        EventsResource.streamFrom(
            headers.getHeaderString("Last-Event-ID"), query.getFirst("after"));
    return readers
        .get()
        .reader(headers.getHeaderString(HttpHeaders.AUTHORIZATION))
        .invoke(
            _ ->
                EventFilter.of(
                    query.getFirst("type"),
                    query.getFirst("connectionId"),
                    query.getFirst("organizationId")))
        .chain(reader -> reading.get().start(reader.tenant(), from))
        .replaceWithVoid();
  }
}
