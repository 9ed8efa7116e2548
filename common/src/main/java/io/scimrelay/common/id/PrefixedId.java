package io.scimrelay.common.id;

import java.util.UUID;

/**
 * A 128-bit id, written as its prefix, {@code _}, and 26 characters of lower-case base32. Ids sort
 * by the time they were made, as values and as text.
 */
public sealed interface PrefixedId
    permits TenantId,
        OrganizationId,
        ConnectionId,
        TokenId,
        ApiKeyId,
        ResourceId,
        EventId,
        EndpointId,
        MessageId,
        AttemptId,
        RequestId,
        JobId {

  UUID value();

  String prefix();

  /** The written form, as it stands in URLs and JSON. */
  default String text() {
    return prefix() + "_" + IdText.encode(value());
  }
}
