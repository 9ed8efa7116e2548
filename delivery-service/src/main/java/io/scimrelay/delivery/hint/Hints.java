package io.scimrelay.delivery.hint;

import io.scimrelay.common.id.TenantId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Tells whoever listens in this process that there is more to read. */
@Singleton
public class Hints {
  private final List<Consumer<Appended>> here = new CopyOnWriteArrayList<>();
  private final List<Consumer<Set<TenantId>>> elsewhere = new CopyOnWriteArrayList<>();

  /** On appends of this process, after their commit. */
  public void onAppended(Consumer<Appended> listener) {
    here.add(listener);
  }

  /** On appends of other processes: the tenants they were for. */
  public void onForeign(Consumer<Set<TenantId>> listener) {
    elsewhere.add(listener);
  }

  public void appended(Appended appended) {
    here.forEach(listener -> listener.accept(appended));
  }

  void foreign(Set<TenantId> tenants) {
    elsewhere.forEach(listener -> listener.accept(tenants));
  }
}
