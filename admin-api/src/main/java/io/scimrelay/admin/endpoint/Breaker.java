package io.scimrelay.admin.endpoint;

/** Whether delivery holds back from an endpoint that fails as a whole; written as on the wire. */
public enum Breaker {
  closed,
  open,
  probing
}
