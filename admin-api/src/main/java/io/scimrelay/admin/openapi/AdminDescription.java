package io.scimrelay.admin.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** Adds what holds for every route: the key, what an error looks like, and Idempotency-Key. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class AdminDescription implements OASFilter {
  private static final String KEY = "key";

  @Override
  public void filterOpenAPI(OpenAPI document) {
    document.getComponents().addSecurityScheme(KEY, scheme());
    document.getComponents().addSchema("Problem", problem());
    document.getPaths().getPathItems().values().forEach(AdminDescription::complete);
  }

  private static void complete(PathItem path) {
    for (Map.Entry<HttpMethod, Operation> route : path.getOperations().entrySet()) {
      Operation operation = route.getValue();
      operation.setSecurity(List.of(OASFactory.createSecurityRequirement().addScheme(KEY)));
      operation.getResponses().addAPIResponse("default", error());
      if (route.getKey() == HttpMethod.POST) {
        operation.addParameter(idempotencyKey());
      }
    }
  }

  private static SecurityScheme scheme() {
    return OASFactory.createSecurityScheme()
        .type(SecurityScheme.Type.HTTP)
        .scheme("bearer")
        .description("The operator key (op_...) for tenants, an API key (sk_...) for all else.");
  }

  private static Parameter idempotencyKey() {
    return OASFactory.createParameter()
        .name("Idempotency-Key")
        .in(Parameter.In.HEADER)
        .description("Sent again within a day with the same body, the first answer is repeated.")
        .schema(string().maxLength(255));
  }

  private static APIResponse error() {
    Schema problem = OASFactory.createSchema().ref("#/components/schemas/Problem");
    return OASFactory.createAPIResponse()
        .description("Refused, or we are in trouble (5xx)")
        .content(
            OASFactory.createContent()
                .addMediaType(
                    "application/problem+json", OASFactory.createMediaType().schema(problem)));
  }

  private static Schema problem() {
    Schema error = object().addProperty("pointer", string()).addProperty("detail", string());
    return object()
        .description("RFC 9457; code is what programs go by")
        .addProperty("type", string())
        .addProperty("title", string())
        .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
        .addProperty("detail", string())
        .addProperty("code", string())
        .addProperty(
            "errors", OASFactory.createSchema().addType(Schema.SchemaType.ARRAY).items(error));
  }

  private static Schema object() {
    return OASFactory.createSchema().addType(Schema.SchemaType.OBJECT);
  }

  private static Schema string() {
    return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
  }
}
