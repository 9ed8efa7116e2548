package io.scimrelay.admin.access;

/** The one statement that names no tenant: it finds out whose key it is. */
final class CredentialSql {
  static final String KEY_BY_HASH =
      """
      select id, tenant_id, scopes
      from control.api_key
      where hash = $1 and revoked_at is null and (expires_at is null or expires_at > now())
      """;

  private CredentialSql() {}
}
