package io.scimrelay.ingest.directory.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.scimrelay.ingest.scim.message.ScimException;
import io.vertx.pgclient.PgException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoreFailuresTest {

  @ParameterizedTest
  @CsvSource({"22021, INVALID_FILTER", "22008, INVALID_FILTER", "57014, TOO_MANY"})
  void whatAListAsksForIsRefusedAsTheCallersFault(String state, String type) {
    // When
    Throwable refusal = StoreFailures.refusalOfList(failure(state));

    // Then
    assertEquals(type, ((ScimException) refusal).scimType().map(Enum::name).orElse(""), state);
  }

  @Test
  void anyOtherTroubleStaysWhatItIs() {
    // Given
    Throwable trouble = failure("53300");

    // Then
    assertSame(trouble, StoreFailures.refusalOfList(trouble));
  }

  private static PgException failure(String state) {
    return new PgException("trouble", "ERROR", state, "");
  }
}
