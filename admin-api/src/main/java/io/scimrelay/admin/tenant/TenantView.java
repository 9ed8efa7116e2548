package io.scimrelay.admin.tenant;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.scimrelay.admin.apikey.ApiKeyView;
import io.scimrelay.common.id.ApiKeyId;
import io.scimrelay.common.id.TenantId;
import java.time.Instant;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A tenant; its first API key stands in the answer that made it and never again. */
@Schema(name = "Tenant")
public record TenantView(
    TenantId id,
    String name,
    TenantKind kind,
    Instant createdAt,
    RetentionSettings retention,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable FirstKey apiKey) {

  /** A key with all scopes. */
  public record FirstKey(ApiKeyId id, String secret) {
    static FirstKey of(ApiKeyView key) {
      return new FirstKey(key.id(), Objects.requireNonNull(key.secret()));
    }

    @Override
    public String toString() {
      return "FirstKey[" + id + "]";
    }
  }

  TenantView with(ApiKeyView key) {
    return new TenantView(id, name, kind, createdAt, retention, FirstKey.of(key));
  }
}
