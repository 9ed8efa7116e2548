package io.scimrelay.ingest.idp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.scimrelay.ingest.directory.MemberChange;
import io.scimrelay.ingest.scim.message.ScimException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MembersOfResourcesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'displayName':'G','members':[{'value':'$USER'}]",
        "'displayName':'G','Members':['$USER']",
        "'displayName':'G','urn:ietf:params:scim:schemas:core:2.0:Group:members':['$USER']",
        "'displayName':'G','urn:scim:schemas:core:1.0:members':['$USER']",
        "'urn:ietf:params:scim:schemas:core:2.0:Group':{'displayName':'G','members':['$USER']}",
        "'displayName':'G','members':['$USER'],"
            + "'urn:ietf:params:scim:schemas:core:2.0:Group:members':null"
      })
  void areReadUnderTheirNameAndUnderTheUrn(String members) {
    // When
    MemberChange change = Core.membersOf("{" + members + "}");

    // Then
    assertEquals(new MemberChange.Whole(List.of(Core.USER), 0), change);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'title':'t'", "'members':null", "'members':''"})
  void stayWhereTheyAreNotSaid(String members) {
    // When
    MemberChange change = Core.membersOf("{'displayName':'G'," + members + "}");

    // Then
    assertEquals(new MemberChange.None(), change);
  }

  @ParameterizedTest
  @ValueSource(strings = {"''", "{'value':''}", "{'value':' ','$ref':null}", "'nobody'"})
  void areReadBesideWhatNamesNobody(String nobody) {
    // When
    MemberChange change =
        Core.membersOf("{'displayName':'G','members':[" + nobody + ",{'value':'$USER'}]}");

    // Then
    assertEquals(new MemberChange.Whole(List.of(Core.USER), 1), change);
  }

  @Test
  void needAValue() {
    // When
    ScimException refusal =
        assertThrows(
            ScimException.class,
            () -> Core.membersOf("{'displayName':'G','members':[{'display':'x'}]}"));

    // Then
    assertEquals(400, refusal.status());
  }
}
