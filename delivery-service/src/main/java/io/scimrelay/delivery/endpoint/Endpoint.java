package io.scimrelay.delivery.endpoint;

import io.scimrelay.common.id.EndpointId;
import io.scimrelay.common.id.TenantId;
import io.scimrelay.delivery.signing.WebhookSigner;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint as it is now.
 *
 * @param active neither paused nor disabled, by the tenant or by a verdict of ours
 * @param ratePerSecond the most webhooks a second, or null
 */
public record Endpoint(
    EndpointId id,
    TenantId tenant,
    String url,
    Ordering ordering,
    Map<String, String> headers,
    @Nullable Integer ratePerSecond,
    boolean active,
    long generation,
    WebhookSigner signer) {

  public Endpoint {
    headers = Map.copyOf(headers);
  }

  /** The same, but nothing more is to be sent. */
  public Endpoint stopped() {
    return new Endpoint(
        id, tenant, url, ordering, headers, ratePerSecond, false, generation, signer);
  }
}
