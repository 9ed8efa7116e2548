package io.scimrelay.delivery.eventlog;

import io.scimrelay.common.id.TenantId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** An event with its place in the log of its tenant. */
record Numbered(LocalDate day, long position, Incoming incoming) {

  /** The last place taken of a tenant. */
  record Counter(LocalDate day, long last) {
    private Counter plusOne() {
      return new Counter(day, last + 1);
    }
  }

  /** Gives out places in order; {@code counters} ends up at the last ones taken. */
  static List<Numbered> number(List<Incoming> admitted, Map<TenantId, Counter> counters) {
    List<Numbered> numbered = new ArrayList<>(admitted.size());
    for (Incoming each : admitted) {
      Counter last = Objects.requireNonNull(counters.get(each.tenant()));
      Counter taken = last.plusOne();
      counters.put(each.tenant(), taken);
      numbered.add(new Numbered(taken.day(), taken.last(), each));
    }
    return numbered;
  }
}
