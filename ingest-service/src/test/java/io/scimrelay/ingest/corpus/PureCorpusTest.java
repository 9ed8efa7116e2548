package io.scimrelay.ingest.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class PureCorpusTest {

  @TestFactory
  Stream<DynamicTest> everyScenarioIsAnsweredAndToldAsExpected() {
    return Scenario.pure().stream()
        .map(scenario -> DynamicTest.dynamicTest(scenario.name(), () -> play(scenario)));
  }

  private static void play(Scenario scenario) {
    // Given
    PureService service = new PureService();

    // When
    List<String> problems = ScenarioPlayer.play(scenario, service);

    // Then
    assertEquals(List.of(), problems);
  }
}
