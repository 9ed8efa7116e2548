package io.scimrelay.admin.job;

/** What is asked for; written as on the wire. */
public enum JobKind {
  resend,
  test,
  recover,
  backfill,
  emit
}
