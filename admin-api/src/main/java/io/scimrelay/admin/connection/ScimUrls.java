package io.scimrelay.admin.connection;

import io.scimrelay.common.id.ConnectionId;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The URLs that identity providers call, from the configured public one. */
@Singleton
public class ScimUrls {
  private final String base;

  public ScimUrls(@ConfigProperty(name = "scimrelay.public-scim-url") String publicUrl) {
    this.base = publicUrl.replaceAll("/+$", "") + "/scim/v2/";
  }

  String of(ConnectionId id) {
    return base + id.urlForm();
  }
}
