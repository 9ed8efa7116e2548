package io.scimrelay.delivery.eventlog;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Refusals as RFC 9457 problems; what is our own trouble is 503. */
class ProblemMapper {
  private static final Logger LOG = Logger.getLogger(ProblemMapper.class);
  private static final String TYPE = "application/problem+json";

  @ServerExceptionMapper
  Response refused(ProblemException problem) {
    Response.ResponseBuilder response =
        Response.status(problem.code().status()).type(TYPE).entity(body(problem).encode());
    if (problem.code() == ProblemCode.UNAUTHORIZED) {
      response.header("WWW-Authenticate", "Bearer");
    }
    if (problem.code() == ProblemCode.UNAVAILABLE) {
      response.header("Retry-After", "2");
    }
    return response.build();
  }

  @ServerExceptionMapper({
    io.vertx.sqlclient.DatabaseException.class,
    io.vertx.core.VertxException.class,
    java.io.IOException.class
  })
  Response unavailable(Exception failure) {
    LOG.warnf("the event log cannot be read: %s", failure.toString());
    return refused(ProblemException.of(ProblemCode.UNAVAILABLE, "Ask again in a few seconds."));
  }

  private static JsonObject body(ProblemException problem) {
    JsonObject body =
        new JsonObject()
            .put("type", "about:blank")
            .put("title", problem.code().title())
            .put("status", problem.code().status())
            .put("detail", problem.detail())
            .put("code", problem.code().wire());
    if (problem.parameter() != null) {
      JsonObject error =
          new JsonObject().put("pointer", problem.parameter()).put("detail", problem.detail());
      body.put("errors", new JsonArray().add(error));
    }
    return body;
  }
}
