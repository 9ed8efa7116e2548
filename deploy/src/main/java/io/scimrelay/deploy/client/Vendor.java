package io.scimrelay.deploy.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimrelay.deploy.home.StackFile;
import java.util.Map;

/** A tenant as it is set up through the admin API. */
public record Vendor(HttpJson http, Api admin, Api events, String tenantId) {

  public static Vendor create(StackFile stack, String name) {
    HttpJson http = new HttpJson();
    Api operator = new Api(http, stack.adminBaseUrl(), stack.operatorKey());
    JsonNode tenant = operator.post("/tenants", Map.of("name", name));
    String key = tenant.at("/apiKey/secret").asText();
    Api events = new Api(http, stack.eventsBaseUrl(), key);
    return new Vendor(http, operator.as(key), events, tenant.path("id").asText());
  }

  /** The id of a new organization. */
  public String organization(String name) {
    return admin.post("/organizations", Map.of("name", name)).path("id").asText();
  }

  public ScimClient connection(String organizationId, String name, String provider) {
    Map<String, String> asked =
        Map.of("organizationId", organizationId, "name", name, "provider", provider);
    JsonNode connection = admin.post("/connections", asked);
    String id = connection.path("id").asText();
    JsonNode token = admin.post("/connections/" + id + "/tokens", Map.of("name", name));
    String secret = token.path("secret").asText();
    return new ScimClient(http, id, connection.path("scimUrl").asText(), secret);
  }

  /** Sends everything to the receiver and tells it the secret; the endpoint's id. */
  public String endpoint(Receiver receiver) {
    JsonNode endpoint = admin.post("/endpoints", Map.of("url", receiver.url()));
    receiver.expect(endpoint.path("secret").asText());
    return endpoint.path("id").asText();
  }
}
