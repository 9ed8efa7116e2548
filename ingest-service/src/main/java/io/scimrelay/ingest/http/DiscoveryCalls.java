package io.scimrelay.ingest.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimrelay.ingest.connection.AuthenticatedConnection;
import io.scimrelay.ingest.scim.message.Discovery;
import io.scimrelay.ingest.scim.message.ScimException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What is served, and how. */
@ApplicationScoped
class DiscoveryCalls {
  private static final String CONFIG = "serviceproviderconfig";
  private static final String TYPES = "resourcetypes";
  private static final String SCHEMAS = "schemas";

  private final ScimConfig config;

  DiscoveryCalls(ScimConfig config) {
    this.config = config;
  }

  static boolean serves(List<String> path) {
    return switch (path.getFirst().toLowerCase(Locale.ROOT)) {
      case CONFIG -> path.size() == 1;
      case TYPES, SCHEMAS -> path.size() <= 2;
      default -> false;
    };
  }

  ScimAnswer answer(Exchange exchange, Call call) {
    String filter = call.query().get("filter");
    if (filter != null && !filter.isBlank()) {
      throw ScimException.status(403, "Discovery cannot be filtered; read the whole list.");
    }
    AuthenticatedConnection connection = exchange.connection();
    Discovery discovery =
        new Discovery(
            config.baseUrl(connection.connection()),
            Discovery.Limits.DEFAULT,
            connection.uniqueGroupNames());
    List<String> path = call.segments();
    Optional<String> one = path.size() == 2 ? Optional.of(path.get(1)) : Optional.empty();
    Optional<ObjectNode> found =
        switch (path.getFirst().toLowerCase(Locale.ROOT)) {
          case CONFIG -> Optional.of(discovery.serviceProviderConfig());
          case TYPES ->
              one.map(discovery::resourceType).orElse(Optional.of(discovery.resourceTypes()));
          default -> one.map(discovery::schema).orElse(Optional.of(discovery.schemas()));
        };
    return new ScimAnswer.Body(
        200,
        Map.of(),
        found.orElseThrow(() -> ScimException.notFound("There is no such type or schema.")));
  }
}
