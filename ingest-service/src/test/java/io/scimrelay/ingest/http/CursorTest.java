package io.scimrelay.ingest.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.scimrelay.ingest.directory.store.ListQuery;
import io.scimrelay.ingest.idp.Core;
import io.scimrelay.ingest.scim.message.ScimException;
import io.scimrelay.ingest.scim.message.ScimType;
import io.scimrelay.ingest.scim.resource.ResourceType;
import io.scimrelay.ingest.scim.schema.AttributePath;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CursorTest {
  private static final ListQuery PLAIN = query(null);
  private static final ListQuery SORTED =
      query(new ListQuery.Sort(AttributePath.of("userName"), false));

  @Test
  void aCursorReadsAsItWasWritten() {
    // Given
    Cursor behind = new Cursor(Core.USER, 0);
    Cursor skipping = new Cursor(null, 300);

    // When
    Cursor plain = Cursor.parse(behind.text(Cursor.question(PLAIN)), PLAIN);
    Cursor sorted = Cursor.parse(skipping.text(Cursor.question(SORTED)), SORTED);

    // Then
    assertEquals(behind, plain);
    assertEquals(skipping, sorted);
    assertEquals(Cursor.START, Cursor.parse(" ", PLAIN));
  }

  @ParameterizedTest
  @CsvSource({
    "$SORTED//-9",
    "$SORTED//9223372036854775807",
    "$SORTED//9223372036854775808",
    "$SORTED//+5",
    "$SORTED//",
    "$SORTED/$USER/0",
    "$PLAIN//5",
    "$PLAIN/$USER/5",
    "$PLAIN/$GROUP/0",
    "$PLAIN/nobody/0",
    "$PLAIN/$USER/0/0",
    "$PLAIN",
    "beef/$USER/0"
  })
  void aCursorThatWasNotAnsweredIsRefused(String plain) {
    // Given
    String text =
        plain
            .replace("$SORTED", Integer.toHexString(Cursor.question(SORTED)))
            .replace("$PLAIN", Integer.toHexString(Cursor.question(PLAIN)))
            .replace("$USER", Core.USER.text())
            .replace("$GROUP", Core.GROUP.text());
    String cursor = Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));

    // When
    ScimException refusal =
        assertThrows(
            ScimException.class,
            () -> Cursor.parse(cursor, plain.startsWith("$SORTED") ? SORTED : PLAIN));

    // Then
    assertEquals(Optional.of(ScimType.INVALID_CURSOR), refusal.scimType());
  }

  private static ListQuery query(ListQuery.@Nullable Sort sort) {
    return new ListQuery(ResourceType.USER, null, "https://r", sort, 1, null, 100);
  }
}
