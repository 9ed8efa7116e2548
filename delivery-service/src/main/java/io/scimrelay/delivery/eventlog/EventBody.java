package io.scimrelay.delivery.eventlog;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.EventId;
import io.scimrelay.common.id.OrganizationId;
import io.scimrelay.common.id.PrefixedId;
import io.scimrelay.common.id.TenantId;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import org.jspecify.annotations.Nullable;

/** Events without a sequence as the vendor receives them. */
public final class EventBody {
  private static final DateTimeFormatter MILLIS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  private EventBody() {}

  public static ObjectNode notice(
      TenantId tenant,
      @Nullable OrganizationId organization,
      @Nullable ConnectionId connection,
      EventId id,
      String type,
      Instant at,
      ObjectNode data) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("id", id.text());
    event.put("type", type);
    event.put("timestamp", MILLIS.format(at));
    event.put("tenantId", tenant.text());
    event.put("organizationId", text(organization));
    event.put("connectionId", text(connection));
    event.put("epoch", 1);
    event.putNull("sequence");
    event.set("data", data);
    event.putNull("request");
    return event;
  }

  private static @Nullable String text(@Nullable PrefixedId id) {
    return id == null ? null : id.text();
  }
}
