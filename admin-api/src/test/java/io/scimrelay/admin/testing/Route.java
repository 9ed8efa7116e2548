package io.scimrelay.admin.testing;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A route as the served description names it, so that none is forgotten. */
public record Route(String method, String template) {

  public static List<Route> all() {
    JsonPath description =
        RestAssured.given().get("/q/openapi?format=json").then().extract().jsonPath();
    Map<String, Map<String, Object>> paths = description.getMap("paths");
    return paths.entrySet().stream()
        .flatMap(
            path ->
                path.getValue().keySet().stream()
                    .map(method -> new Route(method.toUpperCase(Locale.ROOT), path.getKey())))
        .toList();
  }

  public boolean operators() {
    return template.startsWith("/v1/tenants");
  }

  public boolean named() {
    return template.contains("{");
  }

  public boolean takesBody() {
    return method.equals("POST") || method.equals("PATCH");
  }

  /** Asked for with what stands in {@code things}, by the caller of {@code api}. */
  public ValidatableResponse call(Api api, Everything things) {
    var request = api.request().basePath("");
    if (takesBody()) {
      request.body(body(things));
    }
    return request.request(method, things.path(template)).then();
  }

  private Object body(Everything things) {
    return switch (template) {
      case "/v1/endpoints/{id}/recover" -> Map.of("since", "2026-01-01T00:00:00Z");
      case "/v1/endpoints/{id}/backfill" -> Map.of("connectionId", things.connection().text());
      case "/v1/endpoints/{id}" -> Map.of("description", "changed");
      default -> method.equals("PATCH") ? Map.of("name", "changed") : Map.of();
    };
  }

  @Override
  public String toString() {
    return method + " " + template;
  }
}
