package io.scimrelay.ingest.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.scimrelay.ingest.testing.WithServers;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The corpus against the real service, its events read from Kafka. */
@QuarkusTest
@WithServers
class HttpCorpusIT {

  @Test
  void everyScenarioIsAnsweredAndToldAsExpected() {
    // Given
    List<Scenario> scenarios = Scenario.all();

    // When
    List<String> problems =
        scenarios.stream()
            .flatMap(
                scenario ->
                    ScenarioPlayer.play(scenario, new HttpService()).stream()
                        .map(problem -> scenario.name() + ": " + problem))
            .toList();

    // Then
    assertEquals("", String.join("\n", problems), scenarios.size() + " scenarios");
  }
}
