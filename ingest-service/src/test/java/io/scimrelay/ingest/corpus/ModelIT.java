package io.scimrelay.ingest.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.scimrelay.ingest.testing.WithServers;
import org.junit.jupiter.api.Test;

/** The whole service against the model, its events read from Kafka. */
@QuarkusTest
@WithServers
class ModelIT {
  private static final int PLAYS = Integer.getInteger("scimrelay.model.http-plays", 3);
  private static final int STEPS = Integer.getInteger("scimrelay.model.steps", 60);
  private static final long SEED = Long.getLong("scimrelay.model.seed", 20261124);

  @Test
  void whateverIsAskedTheServiceHoldsAndTellsWhatTheModelDoes() {
    for (int i = 0; i < PLAYS; i++) {
      // Given
      HttpService service = new HttpService();

      // When
      new ModelPlay(service, SEED + i).play(STEPS);

      // Then
      assertEquals(0, service.connection().halfWritten(), "seed " + (SEED + i));
    }
  }
}
