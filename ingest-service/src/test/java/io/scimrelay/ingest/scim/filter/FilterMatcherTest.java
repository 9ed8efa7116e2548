package io.scimrelay.ingest.scim.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimrelay.ingest.idp.Core;
import io.scimrelay.ingest.idp.Normalizer;
import io.scimrelay.ingest.scim.message.ScimException;
import io.scimrelay.ingest.scim.message.ScimType;
import io.scimrelay.ingest.scim.resource.ResourceType;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterMatcherTest {
  private static final ObjectNode ADA =
      Core.json(
          """
          {'schemas': ['urn:ietf:params:scim:schemas:core:2.0:User'], 'id': 'usr_1',
           'userName': 'Ada@Example.com', 'externalId': 'X1', 'title': 'Engineer', 'active': true,
           'name': {'familyName': 'Straße'},
           'emails': [{'value': 'ada@work.example', 'type': 'Work', 'primary': true},
                      {'value': 'ada@home.example', 'type': 'home'}],
           '$ENT': {'department': 'R&D', 'manager': {'value': 'm1'}},
           'urn:example:bag': {'a': 1}, 'urn:example:x:2.0:User': {'b': 2},
           'nickName': '2.10', 'locale': 'TRUE', 'roles': [{'value': '1.50'}], 'shoeSize': 42, 'tags': ['red', 'blue'],
           'meta': {'lastModified': '2026-05-01T10:00:00.000Z', 'resourceType': 'User'}}""");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
      userName eq "ada@example.COM"                                  | true
      USERNAME EQ "ada@example.com"                                  | true
      externalId eq "x1"                                             | false
      externalId eq X1                                               | true
      nickName eq 2.10                                               | true
      nickName eq 2.1                                                | false
      nickName co .10                                                | true
      nickName sw 2.1                                                | true
      not (nickName ne 2.10)                                         | true
      locale eq TRUE                                                 | true
      roles eq 1.50                                                  | true
      roles.value eq 1.5                                             | false
      roles[value eq 1.50]                                           | true
      roles[type pr or not (value ne 1.50)]                          | true
      roles[primary ne TRUE].value eq 1.50                           | true
      timezone eq Null                                               | true
      id eq "USR_1"                                                  | false
      title co "GINE" and title sw "eng" and title ew "ER"           | true
      title gt "Engineeq" and title lt "Enginees"                    | true
      title ge "engineer" and title le "ENGINEER"                    | true
      title ne "engineer"                                            | false
      profileUrl ne "x"                                              | true
      not (profileUrl eq "x")                                        | true
      profileUrl pr                                                  | false
      profileUrl eq null                                             | true
      title eq null                                                  | false
      title ne null                                                  | true
      active eq true                                                 | true
      active eq "False"                                              | false
      active ne false                                                | true
      emails.type eq "work"                                          | true
      emails eq "ada@home.example"                                   | true
      emails co "@home"                                              | true
      emails.value ne "ada@home.example"                             | false
      emails.value ne "other"                                        | true
      emails[type eq "work"].value eq "ada@work.example"             | true
      emails[type eq "work"].value eq "ada@home.example"             | false
      emails[type eq "work" and primary eq true]                     | true
      emails[type eq "home" and primary eq true]                     | false
      not (emails[type eq "other"])                                  | true
      emails[type eq "work"].value pr                                | true
      email.value eq "ada@work.example"                              | true
      department eq "r&d"                                            | true
      urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value eq "m1" | true
      manager eq "m1"                                                | true
      manager eq "m2"                                                | false
      meta.lastModified gt "2026-05-01T09:59:59Z"                    | true
      meta.lastModified eq "2026-05-01T12:00:00+02:00"               | true
      meta.lastModified lt "2026-05-01"                              | false
      shoeSize gt 41 and shoeSize le 42.0                            | true
      shoeSize eq "42"                                               | false
      tags eq "RED"                                                  | true
      foo eq "x"                                                     | false
      not (foo eq "x")                                               | false
      foo ne "x"                                                     | false
      not (foo pr)                                                   | false
      foo eq "x" or userName pr                                      | true
      not (foo eq "x" and title eq "nobody")                         | true
      name.foo eq "x"                                                | false
      not (emails[foo eq "x"])                                       | false
      schemas eq "urn:ietf:params:scim:schemas:core:2.0:User"        | true
      userName eq "ada%40example.com"                                | false
      urn:ietf:params:scim:schemas:extension:enterprise:2.0:User pr  | true
      not (URN:ietf:params:scim:schemas:extension:enterprise:2.0:USER pr) | false
      urn:ietf:params:scim:schemas:core:2.0:User pr                  | true
      urn:example:bag pr                                             | true
      not (urn:example:bag pr)                                       | false
      urn:example:x:2.0:User pr and userName pr                      | true
      urn:example:x:2.0:User:b pr                                    | true
      urn:example:nothing pr                                         | false
      urn:example:nothing:2.0:User pr                                | false
      """)
  void tells(String filter, boolean expected) {
    // When
    ScimFilter read = new Normalizer().filter(ResourceType.USER, filter).value();

    // Then
    assertEquals(expected, FilterMatcher.matches(read, ResourceType.USER, ADA), read::toString);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "userName",
        "userName eq",
        "userName is \"x\"",
        "\"x\"",
        "(userName eq \"x\"",
        "userName eq \"x\")",
        "userName eq \"x\" and",
        "userName eq \"x\" userName eq \"y\"",
        "emails[type eq \"work\"",
        "emails[type eq \"work\"].value",
        "emails[]",
        "active gt true",
        "userName gt true",
        "nothing le false",
        "emails[type gt true]",
        "emails[primary ge \"true\"]",
        "emails[type lt false].value eq \"x\"",
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User eq \"x\"",
        "urn:ietf:params:scim:schemas:core:2.0:User co \"x\"",
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User[department eq \"x\"]",
        "active eq perhaps",
        "name eq \"x\"",
        "title gt null",
        "meta.created gt \"yesterday\"",
        "emails[type eq \"work\"].value[x eq 1] pr"
      })
  void refuses(String filter) {
    // When
    ScimException refusal =
        assertThrows(ScimException.class, () -> new Normalizer().filter(ResourceType.USER, filter));

    // Then
    assertEquals(Optional.of(ScimType.INVALID_FILTER), refusal.scimType());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      members eq "usr_1"                  | true
      members.value eq "usr_2"            | false
      id eq "g" and members eq "usr_1"    | true
      members[value eq "usr_1"]           | true
      """)
  void findsGroupsByTheirMembers(String filter, boolean expected) {
    // Given
    ObjectNode group =
        Core.json("{'id': 'g', 'displayName': 'G', 'members': [{'value': 'usr_1'}]}");

    // When
    ScimFilter read = new Normalizer().filter(ResourceType.GROUP, filter).value();

    // Then
    assertEquals(expected, FilterMatcher.matches(read, ResourceType.GROUP, group));
  }
}
