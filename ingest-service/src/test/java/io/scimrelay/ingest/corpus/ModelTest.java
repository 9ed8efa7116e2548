package io.scimrelay.ingest.corpus;

import org.junit.jupiter.api.Test;

/** The pure pipeline against a model of its own, by random requests that a seed repeats. */
class ModelTest {
  private static final int PLAYS = Integer.getInteger("scimrelay.model.plays", 150);
  private static final int STEPS = Integer.getInteger("scimrelay.model.steps", 60);
  private static final long SEED = Long.getLong("scimrelay.model.seed", 20261124);

  @Test
  void whateverIsAskedTheDirectoryHoldsAndTellsWhatTheModelDoes() {
    for (int i = 0; i < PLAYS; i++) {
      // Given
      ModelPlay play = new ModelPlay(new PureService(), SEED + i);

      // When // Then
      play.play(STEPS);
    }
  }
}
