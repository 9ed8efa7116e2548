package io.scimrelay.admin.notice;

import io.scimrelay.common.id.IdSource;
import io.scimrelay.common.id.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Keeps notices until the event log has them. */
@ApplicationScoped
public class NoticeStore {
  private final Pool pool;
  private final IdSource ids;
  private final InstantSource clock;

  public NoticeStore(Pool pool, IdSource ids, InstantSource clock) {
    this.pool = pool;
    this.ids = ids;
    this.clock = clock;
  }

  /** In the session of the change, so that the one is never without the other. */
  public Uni<Void> tell(TenantId tenant, Mutiny.Session session, List<Notice> told) {
    Object[] rows = told.stream().map(notice -> row(tenant, notice)).toArray();
    return session.persistAll(rows);
  }

  private NoticeRow row(TenantId tenant, Notice notice) {
    return new NoticeRow(ids.next(), tenant, notice, clock.instant());
  }

  /** Of all tenants: what delivery has appended is told. */
  public Uni<Integer> forgetAppended() {
    return pool.query(NoticeSql.FORGET_APPENDED).execute().map(rows -> rows.rowCount());
  }
}
