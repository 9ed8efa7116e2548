package io.scimrelay.admin.message;

import io.scimrelay.admin.access.CurrentCaller;
import io.scimrelay.admin.access.Needs;
import io.scimrelay.admin.access.Scope;
import io.scimrelay.admin.job.JobStore;
import io.scimrelay.admin.job.JobView;
import io.scimrelay.admin.job.WantedJob;
import io.scimrelay.admin.wire.Page;
import io.scimrelay.admin.wire.Paging;
import io.scimrelay.common.id.MessageId;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** {@code /v1/messages}. */
@Path("/v1/messages/{id}")
@Tag(name = "Messages", description = "One event for one endpoint each")
public class MessageResource {
  private final CurrentCaller caller;
  private final MessageStore messages;
  private final JobStore jobs;

  public MessageResource(CurrentCaller caller, MessageStore messages, JobStore jobs) {
    this.caller = caller;
    this.messages = messages;
    this.jobs = jobs;
  }

  @GET
  @Needs(Scope.ENDPOINTS_READ)
  @Operation(summary = "Get a message")
  public Uni<MessageView> get(@RestPath MessageId id) {
    return messages.get(caller.inTenant(), id);
  }

  @GET
  @Path("attempts")
  @Needs(Scope.ENDPOINTS_READ)
  @Operation(summary = "List the attempts to deliver a message", description = "Oldest first.")
  public Uni<Page<AttemptView>> attempts(@RestPath MessageId id, @BeanParam Paging paging) {
    return messages.attempts(caller.inTenant(), id, paging);
  }

  @POST
  @Path("resend")
  @ResponseStatus(202)
  @Needs(Scope.MESSAGES_WRITE)
  @Operation(
      summary = "Send a message again",
      description =
          "Also one that was delivered; under the same webhook-id. 409 superseded where a later"
              + " event of the same user or group was delivered, unless forced.")
  public Uni<JobView> resend(@RestPath MessageId id, @Valid @Nullable Resend body) {
    Resend wanted = Objects.requireNonNullElse(body, Resend.PLAIN);
    return messages
        .resendable(caller.inTenant(), id, wanted.forced())
        .chain(
            endpoint ->
                jobs.ask(
                    caller.inTenant(), WantedJob.resend(endpoint, id, wanted.forced()), wanted));
  }
}
