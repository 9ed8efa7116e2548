package io.scimrelay.common.event;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The kinds of event and their names on the wire. */
public enum EventType {
  USER_CREATED("user.created"),
  USER_UPDATED("user.updated"),
  USER_DEACTIVATED("user.deactivated"),
  USER_REACTIVATED("user.reactivated"),
  USER_DELETED("user.deleted"),
  GROUP_CREATED("group.created"),
  GROUP_UPDATED("group.updated"),
  GROUP_DELETED("group.deleted"),
  GROUP_MEMBER_ADDED("group.member_added"),
  GROUP_MEMBER_REMOVED("group.member_removed"),
  CONNECTION_ACTIVATED("connection.activated"),
  CONNECTION_PAUSED("connection.paused"),
  CONNECTION_DELETED("connection.deleted"),
  CONNECTION_RESYNC_NEEDED("connection.resync_needed"),
  CONNECTION_GUARD_TRIPPED("connection.guard_tripped"),
  TOKEN_EXPIRING("token.expiring"),
  ENDPOINT_FAILING("endpoint.failing"),
  ENDPOINT_RECOVERED("endpoint.recovered"),
  ENDPOINT_DISABLED("endpoint.disabled"),
  ENDPOINT_TEST("endpoint.test"),
  MESSAGE_FAILED("message.failed");

  private static final Map<String, EventType> BY_WIRE =
      Arrays.stream(values()).collect(Collectors.toMap(EventType::wire, Function.identity()));

  private final String wire;

  EventType(String wire) {
    this.wire = wire;
  }

  public String wire() {
    return wire;
  }

  public static Optional<EventType> of(String wire) {
    return Optional.ofNullable(BY_WIRE.get(wire));
  }
}
