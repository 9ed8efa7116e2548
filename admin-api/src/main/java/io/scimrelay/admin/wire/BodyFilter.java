package io.scimrelay.admin.wire;

import io.scimrelay.admin.problem.ProblemCode;
import io.scimrelay.admin.problem.Refused;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses what is too large before it is read, and takes what names no media type, or has no body,
 * for JSON.
 */
public class BodyFilter {
  private static final int MAX_BYTES = 1024 * 1024;

  @ServerRequestFilter(preMatching = true)
  public void check(ContainerRequestContext request) {
    int length = request.getLength();
    if (length > MAX_BYTES) {
      throw Refused.because(ProblemCode.too_large, "A body has at most 1 MB.");
    }
    if (length == 0 || request.getHeaderString(HttpHeaders.CONTENT_TYPE) == null) {
      request.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
    }
  }
}
