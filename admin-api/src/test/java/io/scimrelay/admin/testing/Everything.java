package io.scimrelay.admin.testing;

import io.restassured.path.json.JsonPath;
import io.scimrelay.common.id.ConnectionId;
import io.scimrelay.common.id.EndpointId;
import io.scimrelay.common.id.ResourceId;
import io.scimrelay.common.id.TenantId;
import java.util.HashMap;
import java.util.Map;

/**
 * A tenant that has one of everything.
 *
 * @param ids by the path up to the id, such as {@code /v1/endpoints/}
 */
public record Everything(Api api, TenantId tenant, Map<String, String> ids) {

  public static Everything made() {
    JsonPath made = Api.operator().post("/tenants", Map.of("name", "Acme")).extract().jsonPath();
    Api api = new Api(made.getString("apiKey.secret"));
    TenantId tenant = TenantId.parse(made.getString("id")).orElseThrow();
    Map<String, String> ids = new HashMap<>();
    ids.put("/v1/tenants/", tenant.text());
    ids.put("/v1/api-keys/", made.getString("apiKey.id"));
    ids.put("/v1/organizations/", api.organization());
    ids.put("/v1/connections/", api.connection());
    ids.put("/v1/endpoints/", api.endpoint());
    ids.put(
        "/v1/connections/" + ids.get("/v1/connections/") + "/tokens/",
        api.make("/connections/" + ids.get("/v1/connections/") + "/tokens", Map.of("name", "a")));
    Everything all = new Everything(api, tenant, ids);
    all.seed();
    return all;
  }

  public ConnectionId connection() {
    return ConnectionId.parse(id("/v1/connections/")).orElseThrow();
  }

  public EndpointId endpoint() {
    return EndpointId.parse(id("/v1/endpoints/")).orElseThrow();
  }

  /** A templated path with the ids of this tenant in it. */
  public String path(String template) {
    String path = template;
    while (path.indexOf('{') >= 0) {
      int open = path.indexOf('{');
      path =
          path.substring(0, open)
              + id(path.substring(0, open))
              + path.substring(path.indexOf('}') + 1);
    }
    return path;
  }

  private String id(String prefix) {
    String id = ids.get(prefix);
    if (id == null) {
      throw new AssertionError("no example of " + prefix + "{id}: add one");
    }
    return id;
  }

  private void seed() {
    Seed.activity(connection());
    ResourceId user = Seed.user(connection(), "ada@example.com");
    ids.put("/v1/users/", user.text());
    ids.put("/v1/groups/", Seed.group(connection(), user).text());
    ids.put("/v1/requests/", Seed.request(tenant, connection()).text());
    ids.put("/v1/messages/", Seed.delivered(tenant, endpoint(), connection()).text());
    ids.put(
        "/v1/jobs/",
        api.post("/endpoints/" + endpoint() + "/recover", Map.of("since", "2026-01-01T00:00:00Z"))
            .extract()
            .path("id"));
  }
}
