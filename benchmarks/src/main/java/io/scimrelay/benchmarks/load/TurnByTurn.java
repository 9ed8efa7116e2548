package io.scimrelay.benchmarks.load;

import io.scimrelay.benchmarks.figure.Spread;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/** Calls taken turn by turn, so that what else goes on falls on all alike. */
public final class TurnByTurn {
  private static final int WARM_UP = 50;

  private TurnByTurn() {}

  /** How each of the calls took, without the first rounds. */
  public static List<Spread> run(int rounds, IntConsumer... calls) {
    List<Spread> spreads = Stream.of(calls).map(call -> new Spread()).toList();
    for (int round = 0; round < rounds + WARM_UP; round++) {
      for (int i = 0; i < calls.length; i++) {
        long began = System.nanoTime();
        calls[i].accept(round);
        long took = System.nanoTime() - began;
        if (round >= WARM_UP) {
          spreads.get(i).add(took);
        }
      }
    }
    return spreads;
  }
}
