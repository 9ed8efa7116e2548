package io.scimrelay.admin.access;

import org.jspecify.annotations.Nullable;

/**
 * What of a request matters beside its body.
 *
 * @param route method and path
 * @param idempotencyKey as the caller sent it
 */
public record Asked(String route, @Nullable String idempotencyKey) {}
