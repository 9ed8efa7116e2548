package io.scimrelay.admin.tenant;

/** What a tenant is for; written as on the wire. */
public enum TenantKind {
  production,
  sandbox
}
