package io.scimrelay.admin.notice;

/** Statements on notices; delivery reads them through {@code control.pending_notice}. */
final class NoticeSql {
  static final String FORGET_APPENDED =
      """
      delete from control.notice
      where event_id in (select event_id from delivery.appended_notice)
      """;

  private NoticeSql() {}
}
