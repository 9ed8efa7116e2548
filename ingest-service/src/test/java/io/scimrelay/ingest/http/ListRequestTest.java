package io.scimrelay.ingest.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.scimrelay.ingest.idp.Core;
import io.scimrelay.ingest.scim.message.ScimException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListRequestTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
      {'filter': {'userName': 'x'}}       | INVALID_FILTER
      {'filter': []}                      | INVALID_FILTER
      {'FILTER': ['userName pr']}         | INVALID_FILTER
      {'filter': true}                    | INVALID_FILTER
      {'count': {}}                       | INVALID_VALUE
      {'startIndex': [1]}                 | INVALID_VALUE
      {'count': true}                     | INVALID_VALUE
      {'attributes': {'userName': true}}  | INVALID_VALUE
      {'excludedAttributes': [['title']]} | INVALID_VALUE
      {'attributes': 7}                   | INVALID_VALUE
      {'sortBy': {}}                      | INVALID_VALUE
      {'sortOrder': false}                | INVALID_VALUE
      {'cursor': 7}                       | INVALID_VALUE
      """)
  void aMemberOfAnotherTypeIsRefused(String body, String type) {
    // When
    ScimException refusal =
        assertThrows(ScimException.class, () -> ListRequest.ofSearch(Core.json(body)));

    // Then
    assertEquals(400, refusal.status());
    assertEquals(type, refusal.scimType().map(Enum::name).orElse(""));
  }

  @Test
  void membersOfTheirTypeAreTakenAndNullIsNone() {
    // When
    QueryParameters read =
        ListRequest.ofSearch(
            Core.json(
                """
                {'Filter': 'userName pr', 'COUNT': 5, 'startIndex': '2', 'sortBy': null,
                 'attributes': ['userName', 'title'], 'excludedAttributes': 'name', 'x': {}}"""));

    // Then
    assertEquals("userName pr", read.get("filter"));
    assertEquals("5", read.get("count"));
    assertEquals("2", read.get("startIndex"));
    assertEquals("userName,title", read.get("attributes"));
    assertEquals("name", read.get("excludedAttributes"));
    assertNull(read.get("sortBy"));
  }
}
