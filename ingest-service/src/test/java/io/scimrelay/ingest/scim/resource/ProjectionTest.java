package io.scimrelay.ingest.scim.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimrelay.ingest.idp.Core;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectionTest {
  private static final String USER =
      """
      {'schemas': ['s'], 'id': 'i', 'userName': 'ada', 'title': 'T',
       'name': {'givenName': 'A', 'familyName': 'B'},
       'emails': [{'value': 'v', 'type': 'work'}, {'value': 'w'}],
       '$ENT': {'department': 'D', 'division': 'V'},
       'urn:example:bag': {'a': 1}, 'urn:example:my': {'hat': 2}}""";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      quoteCharacter = '`',
      textBlock =
          """
      ID                | -               | {'schemas':['s'],'id':'i'}
      USERNAME, title   | -               | {'schemas':['s'],'id':'i','userName':'ada','title':'T'}
      name.givenName    | -               | {'schemas':['s'],'id':'i','name':{'givenName':'A'}}
      emails.value      | -               | {'schemas':['s'],'id':'i','emails':[{'value':'v'},{'value':'w'}]}
      emails.type,emails.value | -        | {'schemas':['s'],'id':'i','emails':[{'type':'work','value':'v'},{'value':'w'}]}
      $ENT:department   | -               | {'schemas':['s'],'id':'i','$ENT':{'department':'D'}}
      $ENT              | -               | {'schemas':['s'],'id':'i','$ENT':{'department':'D','division':'V'}}
      department,division | -             | {'schemas':['s'],'id':'i','$ENT':{'department':'D','division':'V'}}
      nothing           | -               | {'schemas':['s'],'id':'i'}
      URN:example:bag   | -               | {'schemas':['s'],'id':'i','urn:example:bag':{'a':1}}
      urn:example:my:hat | -              | {'schemas':['s'],'id':'i','urn:example:my':{'hat':2}}
      urn:example:bag:a,urn:example:my | -    | {'schemas':['s'],'id':'i','urn:example:bag':{'a':1},'urn:example:my':{'hat':2}}
      emails.type       | -               | {'schemas':['s'],'id':'i','emails':[{'type':'work'}]}
      emails.display,name.nothing | -     | {'schemas':['s'],'id':'i'}
      emails            | emails.value    | {'schemas':['s'],'id':'i','emails':[{'type':'work'}]}
      -                 | name.givenName,name.familyName,emails,title,$ENT,urn:example:bag,urn:example:my:hat | {'schemas':['s'],'id':'i','userName':'ada'}
      -                 | id,schemas,name,emails,title,$ENT,urn:example:bag,urn:example:my | {'schemas':['s'],'id':'i','userName':'ada'}
      -                 | $ENT:department,name.familyName,emails.type,userName,title,urn:example:bag,urn:example:my | {'schemas':['s'],'id':'i','name':{'givenName':'A'},'emails':[{'value':'v'},{'value':'w'}],'$ENT':{'division':'V'}}
      userName,title    | title           | {'schemas':['s'],'id':'i','userName':'ada'}
      """)
  void shows(@Nullable String attributes, @Nullable String excluded, String expected) {
    // Given
    ObjectNode user = Core.json(USER);

    // When
    ObjectNode shown = Projection.of(ResourceType.USER, urn(attributes), urn(excluded)).apply(user);

    // Then
    assertEquals(Core.json(expected), shown);
    assertEquals(Core.json(USER), user);
  }

  @Test
  void tellsWhatNeedNotBeRead() {
    // When
    Projection without = Projection.of(ResourceType.GROUP, null, "Members");
    Projection part = Projection.of(ResourceType.GROUP, "members.value", null);
    Projection other = Projection.of(ResourceType.GROUP, "displayName", " ");

    // Then
    assertFalse(without.includes("members"));
    assertTrue(part.includes("members"));
    assertFalse(other.includes("members"));
    assertTrue(Projection.ALL.includes("members"));
  }

  private static @Nullable String urn(@Nullable String names) {
    return names == null ? null : names.replace("$ENT", Core.ENTERPRISE);
  }
}
