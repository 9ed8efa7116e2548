package io.scimrelay.ingest.http;

import io.scimrelay.common.id.ConnectionId;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the world finds this service; never taken from a request's headers. */
@ApplicationScoped
class ScimConfig {
  private final String publicUrl;

  ScimConfig(@ConfigProperty(name = "scimrelay.public-scim-url") String publicUrl) {
    this.publicUrl = publicUrl.replaceAll("/+$", "");
  }

  String baseUrl(ConnectionId connection) {
    return publicUrl + "/scim/v2/" + connection.urlForm();
  }
}
