package io.scimrelay.admin.message;

/** What became of a message; written as on the wire. */
public enum MessageState {
  pending,
  delivered,
  failed,
  skipped
}
