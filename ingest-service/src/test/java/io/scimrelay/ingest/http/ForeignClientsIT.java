package io.scimrelay.ingest.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.unboundid.scim2.client.ScimService;
import com.unboundid.scim2.common.exceptions.ResourceConflictException;
import com.unboundid.scim2.common.exceptions.ResourceNotFoundException;
import com.unboundid.scim2.common.messages.ListResponse;
import com.unboundid.scim2.common.types.Email;
import com.unboundid.scim2.common.types.UserResource;
import de.captaingoldfish.scim.sdk.client.ScimClientConfig;
import de.captaingoldfish.scim.sdk.client.ScimRequestBuilder;
import de.captaingoldfish.scim.sdk.client.response.ServerResponse;
import de.captaingoldfish.scim.sdk.common.constants.enums.PatchOp;
import de.captaingoldfish.scim.sdk.common.constants.enums.SortOrder;
import de.captaingoldfish.scim.sdk.common.resources.Group;
import de.captaingoldfish.scim.sdk.common.resources.User;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.Member;
import io.quarkus.test.junit.QuarkusTest;
import io.scimrelay.ingest.testing.TestConnection;
import io.scimrelay.ingest.testing.WithServers;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.glassfish.jersey.client.ClientConfig;
import org.glassfish.jersey.jnh.connector.JavaNetHttpConnectorProvider;
import org.junit.jupiter.api.Test;

/** SCIM clients that others wrote, which hold our answers to the standard as they read it. */
@QuarkusTest
@WithServers
class ForeignClientsIT {
  private final TestConnection connection = TestConnection.create();

  @Test
  void theClientOfScimSdkCreatesFiltersPatchesPagesAndDeletes() {
    // Given
    ScimClientConfig config =
        ScimClientConfig.builder()
            .httpHeaders(Map.of("Authorization", "Bearer " + connection.token()))
            .build();

    try (ScimRequestBuilder client = new ScimRequestBuilder(connection.baseUrl(), config)) {
      // When
      ServerResponse<User> ada = create(client, "ada");
      create(client, "bea");
      ServerResponse<User> twin = create(client, "ADA");
      String id = ada.getResource().getId().orElseThrow();
      ServerResponse<Group> group =
          client
              .create(Group.class, "/Groups")
              .setResource(
                  Group.builder()
                      .displayName("Eng")
                      .members(List.of(Member.builder().value(id).build()))
                      .build())
              .sendRequest();
      ServerResponse<User> patched =
          client
              .patch(User.class, "/Users", id)
              .addOperation()
              .op(PatchOp.REPLACE)
              .path("title")
              .value("Lead")
              .build()
              .sendRequest();
      var found =
          client.list(User.class, "/Users").filter("userName eq \"Ada\"").get().sendRequest();
      var page =
          client
              .list(User.class, "/Users")
              .sortBy("userName")
              .sortOrder(SortOrder.DESCENDING)
              .startIndex(1)
              .count(1)
              .post()
              .sendRequest();
      ServerResponse<User> deleted = client.delete(User.class, "/Users", id).sendRequest();
      ServerResponse<User> gone = client.get(User.class, "/Users", id).sendRequest();

      // Then
      assertEquals(
          List.of(201, 409, 201),
          List.of(ada.getHttpStatus(), twin.getHttpStatus(), group.getHttpStatus()));
      assertTrue(ada.isValidScimResponse(), ada.getResponseBody());
      assertEquals("uniqueness", twin.getErrorResponse().getScimType().orElse(""));
      assertEquals(1, group.getResource().getMembers().size());
      assertTrue(patched.isSuccess(), patched.getResponseBody());
      assertEquals("Lead", patched.getResource().getTitle().orElse(""));
      assertEquals(1, found.getResource().getTotalResults());
      assertEquals(
          "bea", page.getResource().getListedResources().getFirst().getUserName().orElse(""));
      assertEquals(List.of(204, 404), List.of(deleted.getHttpStatus(), gone.getHttpStatus()));
      assertTrue(client.loadServiceProviderConfiguration().getPatchConfig().isSupported());
    }
  }

  @Test
  void theClientOfUnboundIdCreatesFiltersPatchesPagesAndDeletes() throws Exception {
    // Given
    try (Client http =
        ClientBuilder.newClient(
            new ClientConfig().connectorProvider(new JavaNetHttpConnectorProvider()))) {
      http.register((ClientRequestFilter) this::send);
      ScimService service = new ScimService(http.target(publicUrl()));

      // When
      UserResource ada = service.create("Users", user("ada"));
      service.create("Users", user("bea"));
      UserResource patched =
          service
              .modifyRequest(ada)
              .replaceValue("title", "Lead")
              .addValues("emails", new Email().setValue("ada@home.example").setType("home"))
              .invoke();
      UserResource replaced = service.replace(patched.setDisplayName("Ada B"));
      ListResponse<UserResource> found =
          service.search("Users", "emails.value eq \"ADA@home.example\"", UserResource.class);
      ListResponse<UserResource> page =
          service.searchRequest("Users").page(2, 1).invoke(UserResource.class);
      service.delete(ada);

      // Then
      assertEquals("Lead", patched.getTitle());
      assertEquals("Ada B", replaced.getDisplayName());
      assertEquals(1, found.getTotalResults());
      assertEquals(2, page.getTotalResults());
      assertEquals("bea", page.getResources().getFirst().getUserName());
      assertEquals(3, service.getSchemas().getTotalResults());
      assertThrows(ResourceNotFoundException.class, () -> service.retrieve(ada));
      assertThrows(ResourceConflictException.class, () -> service.create("Users", user("BEA")));
    }
  }

  private static ServerResponse<User> create(ScimRequestBuilder client, String userName) {
    return client
        .create(User.class, "/Users")
        .setResource(User.builder().userName(userName).active(true).build())
        .sendRequest();
  }

  /** As the service tells where it is found. */
  private String publicUrl() {
    return ConfigProvider.getConfig().getValue("scimrelay.public-scim-url", String.class)
        + "/scim/v2/"
        + connection.id().urlForm();
  }

  private void send(ClientRequestContext request) {
    request.getHeaders().putSingle("Authorization", "Bearer " + connection.token());
    request.setUri(
        URI.create(request.getUri().toString().replace(publicUrl(), connection.baseUrl())));
  }

  private static UserResource user(String userName) {
    return new UserResource().setUserName(userName).setActive(true);
  }
}
