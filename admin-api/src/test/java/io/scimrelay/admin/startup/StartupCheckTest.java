package io.scimrelay.admin.startup;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.StartupEvent;
import io.scimrelay.admin.access.OperatorKey;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartupCheckTest {
  private static final String OPERATOR_KEY = "op_0123456789abcdefghijklmnopqrstuvwxyz";
  private static final String SECRET_KEYS = "k1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

  @Test
  void soundSettingsPass() {
    assertDoesNotThrow(() -> start(Optional.of(OPERATOR_KEY), Optional.of(SECRET_KEYS)));
  }

  @Test
  void everythingMissingIsNamed() {
    String said = refusal(Optional.empty(), Optional.empty());
    assertTrue(said.contains("scimrelay.operator-key"), said);
    assertTrue(said.contains("scimrelay.secret-keys"), said);
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "sk_0123456789abcdefghijklmnopqrstuvwxyz", "op_short"})
  void aMalformedOperatorKeyIsNamedAndNotRepeated(String key) {
    String said = refusal(Optional.of(key), Optional.of(SECRET_KEYS));
    assertTrue(said.contains("scimrelay.operator-key"), said);
    assertFalse(said.contains("0123") || said.contains("short"), said);
  }

  @ParameterizedTest
  @CsvSource({"k1", "k1:", "k1:c2hvcnQ=", "k1:!!!!", ":AAAA"})
  void malformedSecretKeysAreNamedAndNotRepeated(String keys) {
    String said = refusal(Optional.of(OPERATOR_KEY), Optional.of(keys));
    assertTrue(said.contains("scimrelay.secret-keys"), said);
    assertFalse(said.contains("c2hvcnQ") || said.contains("!!!!"), said);
  }

  private static String refusal(Optional<String> operatorKey, Optional<String> secretKeys) {
    return String.valueOf(
        assertThrows(PreventFurtherStepsException.class, () -> start(operatorKey, secretKeys))
            .getMessage());
  }

  private static void start(Optional<String> operatorKey, Optional<String> secretKeys) {
    new StartupCheck(new OperatorKey(operatorKey), secretKeys).check(new StartupEvent());
  }
}
