package io.scimrelay.admin.connection;

/** What a connection may be told to be; written as on the wire. */
public enum WantedState {
  active,
  paused
}
