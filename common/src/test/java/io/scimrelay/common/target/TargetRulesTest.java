package io.scimrelay.common.target;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.scimrelay.common.target.TargetRefusal.Code;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetRulesTest {
  private static final TargetRules OUTSIDE = new TargetRules(false);
  private static final TargetRules STANDALONE = new TargetRules(true);

  @ParameterizedTest
  @CsvFileSource(resources = "/targets/refused.csv", numLinesToSkip = 1, delimiter = ' ')
  void whatIsNoPublicTargetIsRefused(String url, Code code) {
    assertEquals(Optional.of(code), OUTSIDE.refusal(url).map(TargetRefusal::code), url);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/targets/taken.csv", numLinesToSkip = 1, delimiter = ' ')
  void whatMayBeAPublicTargetIsTaken(String url) {
    assertEquals(Optional.empty(), OUTSIDE.refusal(url), url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:9/a",
        "http://localhost:8080",
        "http://[::1]:7000/",
        "http://10.1.2.3/",
        "http://receiver:3000/hook",
        "http://192.168.1.4:22/",
        "http://[fd00::1]/",
        "https://hooks.example.com/"
      })
  void standaloneModeTakesItsOwnHostAndNetwork(String url) {
    assertEquals(Optional.empty(), STANDALONE.refusal(url), url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://user@127.0.0.1/",
        "http://127.0.0.1/#a",
        "http://169.254.169.254/latest/",
        "http://2130706433/",
        "http://0.0.0.0/",
        "file:///etc/passwd",
        "http://[::ffff:127.0.0.1]/"
      })
  void standaloneModeTakesNoMoreThanThat(String url) {
    assertEquals(true, STANDALONE.refusal(url).isPresent(), url);
  }

  @Test
  void aUrlOfAnyLengthIsNotTaken() {
    String url = "https://hooks.example.com/" + "a".repeat(2000);
    assertEquals(Optional.of(Code.invalid_url), OUTSIDE.refusal(url).map(TargetRefusal::code));
  }
}
