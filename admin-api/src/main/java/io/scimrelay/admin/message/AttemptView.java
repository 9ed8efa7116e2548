package io.scimrelay.admin.message;

import io.scimrelay.common.id.AttemptId;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One try to deliver a message.
 *
 * @param status of HTTP, where there was an answer
 * @param error what went wrong, such as timeout, dns, connect, tls, reset, redirect, blocked_target
 * @param responseExcerpt the beginning of the answer's body, at most 4 KB
 */
@Schema(name = "Attempt")
public record AttemptView(
    AttemptId id,
    int number,
    @Schema(enumeration = {"scheduled", "manual", "probe"}) String trigger,
    Instant startedAt,
    int durationMs,
    @Schema(enumeration = {"accepted", "rejected", "unreachable", "blocked"}) String outcome,
    @Nullable Integer status,
    @Nullable String error,
    @Nullable String responseExcerpt) {}
