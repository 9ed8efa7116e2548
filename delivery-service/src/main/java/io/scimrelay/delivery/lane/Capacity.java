package io.scimrelay.delivery.lane;

import io.scimrelay.common.id.TenantId;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many requests may be on their way for a tenant and in all. Who is refused is woken when
 * another ends, in turn. Used on the loop only.
 */
@Singleton
class Capacity {
  private static final int ALL = 400;
  private static final int TENANT = 100;
  private static final int WOKEN = 4;

  private final Loop loop;
  private final Map<TenantId, Integer> tenants = new HashMap<>();
  private final Map<Runnable, TenantId> waiting = new LinkedHashMap<>();
  private int all;

  Capacity(Loop loop) {
    this.loop = loop;
  }

  boolean take(TenantId tenant, Runnable wake) {
    int taken = tenants.getOrDefault(tenant, 0);
    if (all >= ALL || taken >= TENANT) {
      waiting.put(wake, tenant);
      return false;
    }
    exceed(tenant);
    return true;
  }

  /** Takes also where there is no room: for the few that are asked for by hand. */
  void exceed(TenantId tenant) {
    all++;
    tenants.merge(tenant, 1, Integer::sum);
  }

  void give(TenantId tenant) {
    all--;
    tenants.computeIfPresent(tenant, (_, taken) -> taken > 1 ? taken - 1 : null);
    wakeSome();
  }

  int inFlight() {
    return all;
  }

  /** Those only whose tenant has room: others would but ask in vain. */
  private void wakeSome() {
    List<Runnable> woken =
        waiting.entrySet().stream()
            .filter(entry -> tenants.getOrDefault(entry.getValue(), 0) < TENANT)
            .limit(WOKEN)
            .map(Map.Entry::getKey)
            .toList();
    waiting.keySet().removeAll(woken);
    woken.forEach(loop::execute);
  }
}
