package io.scimrelay.ingest.corpus;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.quarkus.test.junit.QuarkusTest;
import io.scimrelay.ingest.scim.patch.ValuePathCreates;
import io.scimrelay.ingest.testing.TestConnection;
import io.scimrelay.ingest.testing.WithServers;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The corpus against the real service, its events read from Kafka. */
@QuarkusTest
@WithServers
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpCorpusIT {
  private final List<Scenario> scenarios = Scenario.all();
  private List<String> problems = List.of();

  @BeforeAll
  void play() {
    problems =
        scenarios.stream()
            .flatMap(
                scenario ->
                    ScenarioPlayer.play(scenario, new HttpService()).stream()
                        .map(problem -> scenario.name() + ": " + problem))
            .toList();
  }

  @Test
  void everyScenarioIsAnsweredAndToldAsExpected() {
    assertEquals("", String.join("\n", problems), scenarios.size() + " scenarios");
  }

  @Test
  void everyQuirkIsMetInAScenario() {
    // Given
    Set<String> quirks = quirks();

    // When
    await()
        .untilAsserted(
            () -> {
              Set<String> missed = new TreeSet<>(quirks);
              missed.removeAll(
                  TestConnection.texts("select distinct unnest(quirks) from directory.request"));

              // Then
              assertEquals(Set.of(), missed);
            });
  }

  private static Set<String> quirks() {
    Set<String> quirks =
        new ClassFileImporter()
                .importPackages(
                    "io.scimrelay.ingest.idp.entra",
                    "io.scimrelay.ingest.idp.lenient",
                    "io.scimrelay.ingest.idp.okta",
                    "io.scimrelay.ingest.idp.onelogin")
                .stream()
                .filter(quirk -> quirk.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(JavaClass::isTopLevelClass)
                .filter(quirk -> !quirk.isInterface())
                .map(JavaClass::getSimpleName)
                .collect(Collectors.toCollection(TreeSet::new));
    quirks.add(ValuePathCreates.class.getSimpleName());
    return quirks;
  }
}
