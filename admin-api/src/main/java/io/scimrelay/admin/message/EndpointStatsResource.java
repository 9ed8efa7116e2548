package io.scimrelay.admin.message;

import io.scimrelay.admin.access.CurrentCaller;
import io.scimrelay.admin.access.Needs;
import io.scimrelay.admin.access.Scope;
import io.scimrelay.common.id.EndpointId;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** How {@code /v1/endpoints/{id}} does, and a try of it. */
@Path("/v1/endpoints/{id}")
@Tag(name = "Endpoints")
public class EndpointStatsResource {
  private static final Duration A_DAY = Duration.ofDays(1);

  private final CurrentCaller caller;
  private final StatsStore stats;
  private final TestSend tests;
  private final InstantSource clock;

  public EndpointStatsResource(
      CurrentCaller caller, StatsStore stats, TestSend tests, InstantSource clock) {
    this.caller = caller;
    this.stats = stats;
    this.tests = tests;
    this.clock = clock;
  }

  @GET
  @Path("stats")
  @Needs(Scope.ENDPOINTS_READ)
  @Operation(
      summary = "Get figures of an endpoint",
      description = "Since a time, the last day where none is given.")
  public Uni<StatsView> stats(@RestPath EndpointId id, @RestQuery @Nullable Instant since) {
    Instant from = Objects.requireNonNullElseGet(since, () -> clock.instant().minus(A_DAY));
    return stats.of(caller.inTenant(), id, from);
  }

  @POST
  @Path("test")
  @Needs(Scope.MESSAGES_WRITE)
  @Operation(
      summary = "Send endpoint.test",
      description = "Waits for the attempt, as long as an exchange takes, and answers it.")
  public Uni<AttemptView> test(@RestPath EndpointId id) {
    return tests.to(caller.inTenant(), id);
  }
}
