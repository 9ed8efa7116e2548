package io.scimrelay.ingest.http;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

/** Asynchronous steps, one after the other. */
final class Loop {
  private Loop() {}

  /**
   * Takes a step again as long as it says so. What a step held is let go before the next, so that
   * no number of steps adds up in memory or on the stack.
   */
  static Uni<Void> whilst(Supplier<Uni<Boolean>> step) {
    return Uni.createFrom()
        .deferred(step::get)
        .repeat()
        .whilst(goOn -> goOn)
        .onItem()
        .ignoreAsUni();
  }
}
