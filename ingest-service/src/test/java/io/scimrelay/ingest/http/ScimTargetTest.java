package io.scimrelay.ingest.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScimTargetTest {

  @ParameterizedTest
  @CsvSource({
    "/scim/v2/abc/Users, '', Users",
    "/scim/v2/abc/Users/, '', Users",
    "/scim/v2/abc//Users, '', Users",
    "//scim/v2/abc/Users, '', Users",
    "/scim/v2/abc/Users/usr%5F1, '', Users|usr_1",
    "/scim/v2/abc, aadOptscim062020/Users, Users",
    "/scim/v2/abc, aadOptscim062020/Users/usr_1, Users|usr_1",
    "/scim/v2/abc&aadOptscim062020/Users, '', Users",
    "/scim/v2/abc, '', ''"
  })
  void aPathIsReadHoweverItWasGluedTogether(String path, String query, String segments) {
    // When
    ScimTarget target = ScimTarget.of(path, query);

    // Then
    assertEquals("abc", target.connection());
    assertEquals(segments, String.join("|", target.segments()));
  }

  @Test
  void parametersBehindAGluedFlagAreRead() {
    // When
    ScimTarget target =
        ScimTarget.of("/scim/v2/abc", "aadOptscim062020/Users?filter=userName+eq+%22a%2Bb%22");

    // Then
    assertEquals(List.of("Users"), target.segments());
    assertEquals("userName eq \"a+b\"", target.query().get("filter"));
  }

  @Test
  void aQueryOnTheRootIsAQuery() {
    // When
    ScimTarget target =
        ScimTarget.of("/scim/v2/abc", "filter=meta.location+co+%22/Users%22&count=2");

    // Then
    assertEquals(List.of(), target.segments());
    assertEquals("2", target.query().get("count"));
  }

  @Test
  void emptyParametersAndUnknownOnesDoNoHarm() {
    // When
    QueryParameters query = QueryParameters.of("&aadOptscim062020&count=5&&startIndex=%zz&");

    // Then
    assertEquals("5", query.get("COUNT"));
    assertEquals("%zz", query.get("startIndex"));
    assertEquals("", query.get("aadOptscim062020"));
  }
}
