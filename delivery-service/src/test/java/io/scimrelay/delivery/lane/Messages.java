package io.scimrelay.delivery.lane;

import io.scimrelay.common.event.ConflictKey;
import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.EndpointId;
import io.scimrelay.common.id.EventId;
import io.scimrelay.common.id.MessageId;
import io.scimrelay.common.id.TenantId;
import io.scimrelay.delivery.message.PendingMessage;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Messages of one lane, as ingest would make them. */
final class Messages {
  static final LocalDate DAY = LocalDate.of(2026, 11, 24);

  private Messages() {}

  static UUID id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  static PendingMessage user(long position, String type, String name) {
    return message(
        position,
        "user." + type,
        id(name),
        null,
        List.of(ConflictKey.resource(id(name)), ConflictKey.name("userName", name)),
        List.of());
  }

  static PendingMessage group(long position, String type, String name) {
    return message(
        position,
        "group." + type,
        id(name),
        null,
        List.of(ConflictKey.resource(id(name)), ConflictKey.name("displayName", name)),
        List.of());
  }

  static PendingMessage member(long position, String type, String group, String user) {
    return message(
        position,
        "group.member_" + type,
        id(group),
        id(user),
        List.of(ConflictKey.membership(id(group), id(user))),
        List.of(ConflictKey.resource(id(group)), ConflictKey.resource(id(user))));
  }

  static PendingMessage notice(long position) {
    return new PendingMessage(
        new MessageId(new UUID(1, position)),
        DAY,
        new TenantId(id("tenant")),
        new EndpointId(id("endpoint")),
        new ConnectionId(id("connection")),
        position,
        new EventId(new UUID(2, position)),
        "connection.activated",
        false,
        null,
        null,
        List.of(),
        List.of(),
        0,
        0,
        null,
        null);
  }

  static PendingMessage unknown(long position) {
    return message(position, "device.enrolled", id("d" + position), null, List.of(), List.of());
  }

  private static PendingMessage message(
      long position,
      String type,
      UUID subject,
      @Nullable UUID member,
      List<Long> owns,
      List<Long> shares) {
    return new PendingMessage(
        new MessageId(new UUID(1, position)),
        DAY,
        new TenantId(id("tenant")),
        new EndpointId(id("endpoint")),
        new ConnectionId(id("connection")),
        position,
        new EventId(new UUID(2, position)),
        type,
        true,
        subject,
        member,
        owns,
        shares,
        0,
        0,
        null,
        null);
  }
}
