package io.scimrelay.admin.access;

import io.scimrelay.admin.problem.ProblemCode;
import io.scimrelay.admin.problem.Refused;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Admits a request to its route, or answers 401 or 403. */
public class AccessFilter {
  private static final String SCHEME = "Bearer ";
  private static final int MAX_KEY = 255;

  private final Credentials credentials;
  private final CurrentCaller current;

  public AccessFilter(Credentials credentials, CurrentCaller current) {
    this.credentials = credentials;
    this.current = current;
  }

  @ServerRequestFilter
  public Uni<@Nullable Response> admit(ContainerRequestContext request, ResourceInfo route) {
    if (!request.getUriInfo().getPath().startsWith("/v1/")) {
      return Uni.createFrom().nullItem();
    }
    Rule rule = Rule.of(route.getResourceMethod());
    Asked asked = asked(request);
    return credentials
        .caller(token(request.getHeaderString("Authorization")), asked)
        .invoke(rule::check)
        .invoke(current::admit)
        .replaceWith(Uni.createFrom().nullItem());
  }

  private static String token(@Nullable String authorization) {
    if (authorization == null
        || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw unauthenticated();
    }
    return authorization.substring(SCHEME.length()).strip();
  }

  private static Asked asked(ContainerRequestContext request) {
    String key = request.getHeaderString("Idempotency-Key");
    if (key != null
        && (key.isBlank() || key.length() > MAX_KEY || !key.matches("[\\x20-\\x7e]*"))) {
      throw Refused.because(
          ProblemCode.invalid_request,
          "Idempotency-Key is 1 to " + MAX_KEY + " visible ASCII characters.");
    }
    return new Asked(request.getMethod() + " " + request.getUriInfo().getPath(), key);
  }

  static Refused unauthenticated() {
    return Refused.because(
        ProblemCode.unauthenticated, "Send a valid key as Authorization: Bearer <key>.");
  }
}
