package io.scimrelay.admin.job;

import io.scimrelay.common.id.ConnectionId;
import jakarta.validation.constraints.NotNull;

/** Whose present state is to be sent. */
public record Backfill(@NotNull ConnectionId connectionId) {}
