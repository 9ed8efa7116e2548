package io.scimrelay.admin.endpoint;

/** What waits for what on the way to an endpoint; written as on the wire. */
public enum Ordering {
  causal,
  strict,
  none
}
