package io.scimrelay.ingest.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EdgeQuirksTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      /scim/v2/abc/Users?count=1              | Bearer scim_x | application/scim+json          |
      /scim/v2/abc/Users?aadOptscim062020     | bearer scim_x | application/json;charset=utf-8 |
      /scim/v2/abc/Users                      | scim_x        |            | BareToken
      /scim/v2/abc/Users?filter=id+pr         | Bearer scim_x |            | PlusForBlank
      /scim/v2/abc/Users?                     | Bearer scim_x |            | EmptyParameter
      /scim/v2/abc/Users?count=1&             | Bearer scim_x |            | EmptyParameter
      /scim/v2/abc?aadOptscim062020/Users     | Bearer scim_x |            | GluedFlag
      /scim/v2/abc&aadOptscim062020/Users     | Bearer scim_x |            | GluedFlag
      /scim/v2/abc//Users                     | Bearer scim_x |            | SurplusSlash
      /scim/v2/abc/Users/                     | Bearer scim_x |            | SurplusSlash
      /scim/v2/abc/Users?filter=id%20eq%20"x" | Bearer scim_x |            | UnescapedUri
      /scim/v2/abc/Users                      | Bearer scim_x | text/plain | ForeignMediaType
      """)
  void areMetInWhatTheStandardDoesNotSay(
      String uri, String authorization, @Nullable String contentType, @Nullable String quirk) {
    // Given
    String[] parts = uri.split("\\?", 2);
    ScimTarget target = ScimTarget.of(parts[0], parts.length < 2 ? "" : parts[1]);

    // When
    SortedSet<String> quirks = EdgeQuirks.of(uri, target, authorization, contentType);

    // Then
    assertEquals(quirk == null ? "" : quirk, String.join(" ", quirks));
  }
}
