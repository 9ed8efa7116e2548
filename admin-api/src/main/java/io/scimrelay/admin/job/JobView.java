package io.scimrelay.admin.job;

import io.scimrelay.common.id.JobId;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A job and its progress.
 *
 * @param startedAt null until somebody took it up
 * @param detail what came of it, for people
 */
@Schema(name = "Job")
public record JobView(
    JobId id,
    JobKind kind,
    JobState state,
    long done,
    long total,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable String detail) {

  static JobView asked(JobRow row) {
    return new JobView(
        new JobId(row.id), row.kind, JobState.running, 0, 0, row.createdAt, null, null, null);
  }
}
