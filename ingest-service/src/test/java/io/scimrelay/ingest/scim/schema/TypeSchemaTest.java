package io.scimrelay.ingest.scim.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.scimrelay.ingest.idp.Core;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeSchemaTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
      username                                            | -         | userName   | -
      NAME.GIVENNAME                                      | -         | name       | givenName
      urn:ietf:params:scim:schemas:core:2.0:user:title    | -         | title      | -
      $ENT:Department                                     | $ENT      | department | -
      $ENT:manager.value                                  | $ENT      | manager    | value
      $ENT                                                | $ENT      | ''         | -
      manager.displayname                                 | $ENT      | manager    | displayName
      urn:x:2.0:User:hut                                  | urn:x:2.0:User | hut   | -
      urn:x:2.0:User                                      | urn:x:2.0:User | ''    | -
      urn:x:bag:job                                       | urn:x:bag | job        | -
      urn:x:ext:1.0                                       | urn:x:ext:1.0 | ''     | -
      urn:x:ext:1.0:hut                                   | urn:x:ext:1.0 | hut    | -
      urn:x:user:2.0:User:hut                             | urn:x:user:2.0:User | hut | -
      urn:x:user:2.0:User                                 | urn:x:user:2.0:User | '' | -
      urn:x:2.0:User:group                                | urn:x:2.0:User | group | -
      urn:x:2.0:user                                      | urn:x:2.0:user | ''    | -
      urn:okta:app:1.0:user:custom:dept                   | urn:okta:app:1.0:user:custom | dept | -
      urn:okta:custom:group:1.0:description               | urn:okta:custom:group:1.0 | description | -
      unknown.Sub                                         | -         | unknown    | Sub
      """)
  void knowsWhatANameMeans(
      String text, @Nullable String schema, String attribute, @Nullable String sub) {
    // When
    AttributePath path = SchemaCatalog.USER.path(text.replace("$ENT", Core.ENTERPRISE));

    // Then
    String urn = schema == null ? null : schema.replace("$ENT", Core.ENTERPRISE);
    assertEquals(new AttributePath(urn, attribute, sub), path);
  }
}
