package io.scimrelay.admin.endpoint;

/** Who disabled an endpoint: itself by 410, by failing for days, or its tenant. */
public enum DisabledReason {
  gone,
  failing,
  manual
}
