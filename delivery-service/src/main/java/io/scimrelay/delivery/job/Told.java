package io.scimrelay.delivery.job;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One event of a backfill, as the log keeps it. */
record Told(
    UUID id,
    String type,
    UUID subject,
    @Nullable UUID member,
    List<Long> owns,
    List<Long> shares,
    String body) {}
