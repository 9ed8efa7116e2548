package io.scimrelay.deploy.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.scimrelay.common.event.EventType;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SceneTest {

  @ParameterizedTest
  @ValueSource(strings = {"okta", "entra", "onelogin"})
  void everySceneNamesKnownEvents(String provider) {
    // Given
    List<String> known = Arrays.stream(EventType.values()).map(EventType::wire).toList();

    // When
    Scene scene = Scene.read(provider);

    // Then
    assertEquals(provider, scene.provider());
    assertTrue(
        scene.steps().stream().flatMap(step -> step.events().stream()).allMatch(known::contains));
  }
}
