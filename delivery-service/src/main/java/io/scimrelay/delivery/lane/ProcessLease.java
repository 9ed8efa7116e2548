package io.scimrelay.delivery.lane;

import io.scimrelay.common.id.IdSource;
import jakarta.inject.Singleton;
import java.util.UUID;

/** This process, as the database knows it, and how long it may send. */
@Singleton
class ProcessLease {
  private final UUID id;
  private final Lease lease = new Lease(System::nanoTime);

  ProcessLease(IdSource ids) {
    this.id = ids.next();
  }

  UUID id() {
    return id;
  }

  Lease lease() {
    return lease;
  }
}
