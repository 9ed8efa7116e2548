package io.scimrelay.admin.wire;

import io.scimrelay.common.id.ApiKeyId;
import io.scimrelay.common.id.AttemptId;
import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.EndpointId;
import io.scimrelay.common.id.EventId;
import io.scimrelay.common.id.JobId;
import io.scimrelay.common.id.MessageId;
import io.scimrelay.common.id.OrganizationId;
import io.scimrelay.common.id.RequestId;
import io.scimrelay.common.id.ResourceId;
import io.scimrelay.common.id.TenantId;
import io.scimrelay.common.id.TokenId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Every typed id with its parser. */
final class Ids {
  static final Map<Class<?>, Function<String, ? extends Optional<?>>> PARSERS =
      Map.ofEntries(
          Map.entry(TenantId.class, TenantId::parse),
          Map.entry(ApiKeyId.class, ApiKeyId::parse),
          Map.entry(OrganizationId.class, OrganizationId::parse),
          Map.entry(ConnectionId.class, ConnectionId::parse),
          Map.entry(TokenId.class, TokenId::parse),
          Map.entry(EndpointId.class, EndpointId::parse),
          Map.entry(MessageId.class, MessageId::parse),
          Map.entry(AttemptId.class, AttemptId::parse),
          Map.entry(EventId.class, EventId::parse),
          Map.entry(RequestId.class, RequestId::parse),
          Map.entry(ResourceId.class, ResourceId::parse),
          Map.entry(JobId.class, JobId::parse));

  private Ids() {}
}
