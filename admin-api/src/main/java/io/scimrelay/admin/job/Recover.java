package io.scimrelay.admin.job;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Since when failed messages are to be tried again. */
@Schema(name = "Recovery")
public record Recover(@NotNull Instant since) {}
