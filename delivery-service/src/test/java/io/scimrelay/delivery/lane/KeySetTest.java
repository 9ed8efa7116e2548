package io.scimrelay.delivery.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class KeySetTest {

  @Test
  void itHoldsWhatASetHolds() {
    // Given
    SplittableRandom random = new SplittableRandom(11);
    KeySet keys = new KeySet();
    Set<Long> model = new HashSet<>();

    // When
    for (int i = 0; i < 20_000; i++) {
      long key = random.nextLong(-5_000, 5_000);
      keys.add(key);
      model.add(key);
    }

    // Then
    for (long key = -6_000; key < 6_000; key++) {
      assertEquals(model.contains(key), keys.contains(key), "key " + key);
    }
  }

  @Test
  void whatIsClearedIsGone() {
    // Given
    KeySet keys = new KeySet();
    keys.add(0);
    keys.add(7);

    // When
    keys.clear();

    // Then
    assertFalse(keys.contains(0) || keys.contains(7));
  }
}
