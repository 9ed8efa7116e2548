package io.scimrelay.ingest.directory.store;

import io.scimrelay.common.id.ResourceId;
import io.scimrelay.ingest.connection.AuthenticatedConnection;
import io.scimrelay.ingest.directory.Decision;
import io.scimrelay.ingest.scim.resource.StoredResource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One attempt at one command: whose it is, and what it leaves in its events. */
record Write(AuthenticatedConnection connection, WriteRequest request) {

  /** $1 to $7 of every write. */
  List<@Nullable Object> parameters(ResourceId id) {
    return WriteParameters.ofWrite(connection, id, request);
  }

  /** The same, with the quirks that showed only in the decision. */
  List<@Nullable Object> parameters(Decision decision) {
    return WriteParameters.ofWrite(connection, decision.id(), request.with(decision.quirks()));
  }

  void check(StoredResource stored) {
    request.precondition().check(stored.version());
  }
}
