package io.scimrelay.admin.job;

/** How far a job is; written as on the wire. */
public enum JobState {
  running,
  succeeded,
  failed
}
