package io.scimrelay.admin.endpoint;

/** Whether an endpoint is sent to; written as on the wire. */
public enum EndpointState {
  active,
  paused,
  disabled
}
