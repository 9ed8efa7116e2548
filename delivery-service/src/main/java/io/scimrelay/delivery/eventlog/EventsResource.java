package io.scimrelay.delivery.eventlog;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The events API: pages by cursor, a long poll, one event, and a stream. */
@Singleton
@Path("/v1/events")
@Produces(MediaType.APPLICATION_JSON)
public class EventsResource {
  private static final int LIMIT = 100;
  private static final int MOST = 1_000;
  private static final int LONGEST_WAIT = 30;
  private static final int STREAM_PAGE = 100;
  private static final Duration STREAM_WAIT = Duration.ofSeconds(15);

  private final ReaderStore readers;
  private final EventReading reading;

  EventsResource(ReaderStore readers, EventReading reading) {
    this.readers = readers;
    this.reading = reading;
  }

  @GET
  public Uni<String> list(
      @HeaderParam("Authorization") @Nullable String authorization,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("wait") @Nullable String wait,
      @QueryParam("type") @Nullable String type,
      @QueryParam("connectionId") @Nullable String connection,
      @QueryParam("organizationId") @Nullable String organization) {
    return readers
        .reader(authorization)
        .chain(
            reader -> {
              int most = number("limit", limit, LIMIT, 1, MOST);
              Duration longest = Duration.ofSeconds(number("wait", wait, 0, 0, LONGEST_WAIT));
              EventFilter filter = EventFilter.of(type, connection, organization);
              return reading
                  .start(reader.tenant(), after)
                  .chain(from -> reading.page(reader.tenant(), from, filter, most, longest));
            })
        .call(() -> readers.reader(authorization))
        .map(Page::json);
  }

  @GET
  @Path("/{id}")
  public Uni<String> one(
      @HeaderParam("Authorization") @Nullable String authorization, @PathParam("id") String id) {
    return readers.reader(authorization).chain(reader -> reading.one(reader.tenant(), id));
  }

  @GET
  @Path("/stream")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public Multi<OutboundSseEvent> stream(
      @HeaderParam("Authorization") @Nullable String authorization,
      @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
      @QueryParam("after") @Nullable String after,
      @QueryParam("type") @Nullable String type,
      @QueryParam("connectionId") @Nullable String connection,
      @QueryParam("organizationId") @Nullable String organization,
      @Context Sse sse) {
    String from = streamFrom(lastEventId, after);
    return readers
        .reader(authorization)
        .chain(
            reader ->
                reading
                    .start(reader.tenant(), from)
                    .map(start -> new Streaming(authorization, reader, start)))
        .onItem()
        .transformToMulti(s -> pages(s, EventFilter.of(type, connection, organization), sse));
  }

  /** What was seen last counts for more than where it once began. */
  static @Nullable String streamFrom(@Nullable String lastEventId, @Nullable String after) {
    return lastEventId == null || lastEventId.isEmpty() ? after : lastEventId;
  }

  private record Streaming(@Nullable String authorization, Reader reader, Cursor start) {}

  /** The stream ends with its reader's key, which may be while a page is waited for. */
  private Multi<OutboundSseEvent> pages(Streaming streaming, EventFilter filter, Sse sse) {
    return Multi.createBy()
        .repeating()
        .uni(
            () -> new AtomicReference<>(streaming.start()),
            place ->
                reading
                    .page(
                        streaming.reader().tenant(),
                        Objects.requireNonNull(place.get()),
                        filter,
                        STREAM_PAGE,
                        STREAM_WAIT)
                    .call(() -> readers.reader(streaming.authorization()))
                    .invoke(page -> place.set(page.next())))
        .indefinitely()
        .onItem()
        .transformToMultiAndConcatenate(page -> told(page, sse))
        .onFailure(ProblemException.class)
        .recoverWithCompletion();
  }

  /** The events of a page; a comment where there are none, so that the line is known to live. */
  private static Multi<OutboundSseEvent> told(Page page, Sse sse) {
    if (page.events().isEmpty()) {
      return Multi.createFrom().item(sse.newEventBuilder().comment("nothing yet").build());
    }
    return Multi.createFrom()
        .iterable(page.events())
        .map(
            event ->
                sse.newEventBuilder()
                    .id(page.next().at(event.day(), event.position()).text())
                    .name(event.type())
                    .mediaType(MediaType.TEXT_PLAIN_TYPE)
                    .data(String.class, event.body())
                    .build());
  }

  private static int number(String name, @Nullable String text, int absent, int least, int most) {
    if (text == null || text.isEmpty()) {
      return absent;
    }
    boolean digits = text.length() < 10 && text.chars().allMatch(Character::isDigit);
    int value = digits ? Integer.parseInt(text) : -1;
    if (value < least || value > most) {
      throw ProblemException.invalid(name, "must be " + least + " to " + most);
    }
    return value;
  }
}
