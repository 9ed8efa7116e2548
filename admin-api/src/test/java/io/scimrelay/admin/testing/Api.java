package io.scimrelay.admin.testing;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;

/** Calls with one key. */
public record Api(String key) {
  public static final String OPERATOR_KEY = "op_0123456789abcdefghijklmnopqrstuvwxyz";

  public static Api operator() {
    return new Api(OPERATOR_KEY);
  }

  /** A tenant of its own, with its first key. */
  public static Api tenant() {
    JsonPath tenant =
        operator().post("/tenants", Map.of("name", "Acme")).statusCode(201).extract().jsonPath();
    return new Api(tenant.getString("apiKey.secret"));
  }

  public RequestSpecification request() {
    return RestAssured.given()
        .basePath("/v1")
        .header("Authorization", "Bearer " + key)
        .contentType("application/json");
  }

  public ValidatableResponse get(String path) {
    return request().get(path).then();
  }

  public ValidatableResponse post(String path) {
    return request().post(path).then();
  }

  public ValidatableResponse post(String path, Object body) {
    return request().body(body).post(path).then();
  }

  public ValidatableResponse patch(String path, Object body) {
    return request().body(body).patch(path).then();
  }

  public ValidatableResponse delete(String path) {
    return request().delete(path).then();
  }

  /** The id of what is made by a POST. */
  public String make(String path, Object body) {
    return post(path, body).statusCode(201).extract().path("id");
  }

  public String organization() {
    return make("/organizations", Map.of("name", "Initech"));
  }

  public String connection() {
    return make(
        "/connections",
        Map.of("organizationId", organization(), "name", "Okta of Initech", "provider", "okta"));
  }

  public String endpoint() {
    return make("/endpoints", Map.of("url", "https://hooks.example.com/scim"));
  }
}
