package io.scimrelay.ingest.idp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.scimrelay.common.id.ResourceId;
import io.scimrelay.ingest.directory.MemberChange;
import io.scimrelay.ingest.scim.message.ScimException;
import io.scimrelay.ingest.scim.message.ScimType;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatchOfMembersTest {
  private static final ResourceId A = Core.USER;
  private static final ResourceId B = Core.OTHER;

  private static MemberChange delta(List<ResourceId> add, List<ResourceId> remove, int unreadable) {
    return new MemberChange.Delta(add, remove, unreadable);
  }

  private static MemberChange whole(List<ResourceId> members) {
    return new MemberChange.Whole(members, 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'op':'add','path':'members','value':[{'value':'$USER'}]}",
        "{'op':'Add','path':'members','value':[{'$ref':null,'value':'$USER'}]}",
        "{'op':'add','path':'members','value':{'value':'$USER'}}",
        "{'op':'add','path':'members','value':'$USER'}",
        "{'op':'add','path':'members','value':{'members':[{'value':'$USER'}]}}",
        "{'op':'add','path':'members','value':[{'members':['$USER']}]}",
        "{'op':'add','path':'members','value':['$USER']}",
        "{'op':'add','path':'members','value':[{'$ref':'https://x/Users/$USER'}]}",
        "{'op':'add','value':{'members':[{'value':'$USER','display':null}]}}",
        "{'op':'add','path':'urn:scim:schemas:core:2.0:Group:members','value':['$USER']}",
        "{'op':'add','path':'urn:scim:schemas:core:1.0:members','value':['$USER']}",
        "{'op':'add','path':'members[value eq \"$USER\"]','value':{'value':'$USER'}}"
      })
  void addsOneMember(String operation) {
    // When
    MemberChange change = Core.members(operation);

    // Then
    assertEquals(delta(List.of(A), List.of(), 0), change);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'op':'remove','path':'members[value eq \"$USER\"]'}",
        "{'op':'remove','path':'members[$ref co \"$USER\"]'}",
        "{'op':'remove','path':'members[$ref ew \"/Users/$USER\"]'}",
        "{'op':'remove','path':'members[value eq \"$USER\"]','value':null}",
        "{'op':'remove','path':'members[value eq $USER]'}",
        "{'op':'remove','path':'members[$ref eq \"https://x.example/scim/v2/c/Users/$USER\"]'}",
        "{'op':'remove','path':'members[value eq \"$USER\"].value'}",
        "{'op':'remove','path':'members[value eq \"$USER\" and type eq \"User\"]'}",
        "{'op':'remove','path':'members[type eq \"user\" and value eq \"$USER\"]'}",
        "{'op':'remove','path':'members[(value eq \"$USER\" or value eq \"$GROUP\") and type eq \"User\"]'}",
        "{'op':'Remove','path':'members','value':[{'$ref':null,'value':'$USER'}]}",
        "{'op':'remove','path':'members','value':'$USER'}",
        "{'op':'remove','path':'members','value':{'members':[{'value':'$USER'}]}}",
        "{'op':'remove','value':{'members':[{'value':'$USER'}]}}",
        "{'op':'add','path':'members','value':['$USER']},{'op':'remove','path':'members','value':['$USER']}"
      })
  void removesOneMember(String operation) {
    // When
    MemberChange change = Core.members(operation);

    // Then
    assertEquals(delta(List.of(), List.of(A), 0), change);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'op':'remove','path':'members'}",
        "{'op':'remove','path':'members','value':null}",
        "{'op':'replace','path':'members','value':[]}",
        "{'op':'replace','path':'members','value':null}",
        "{'op':'replace','value':{'members':[]}}"
      })
  void emptiesTheGroup(String operation) {
    // When
    MemberChange change = Core.members(operation);

    // Then
    assertEquals(whole(List.of()), change);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'op':'remove','path':'members','value':[]}",
        "{'op':'add','path':'members','value':[]}",
        "{'op':'replace','value':{'displayName':'G'}}",
        "{'op':'remove','path':'members','value':[{'value':'nobody'}]}",
        "{'op':'remove','path':'members','value':[{'value':''}]}",
        "{'op':'remove','path':'members','value':''}",
        "{'op':'remove','path':'members[value eq \"$USER\" and type eq \"Group\"]'}",
        "{'op':'remove','path':'members[type ne \"user\" and value eq \"$USER\"]'}",
        "{'op':'add','path':'members[value eq \"$USER\" and type eq \"Group\"]','value':{'type':'Group'}}",
        "{'op':'replace','path':'members[value eq \"$USER\" and type eq \"Group\"].value','value':'$OTHER'}"
      })
  void leavesMembersAsTheyAre(String operation) {
    // When
    MemberChange change = Core.members(operation);

    // Then
    assertEquals(new MemberChange.None(), change);
  }

  @Test
  void foldsAllOperationsOfARequest() {
    // When
    MemberChange change =
        Core.members(
            """
            {'op':'remove','path':'members[value eq "$USER" or value eq "$OTHER"]'},
            {'op':'add','path':'members','value':[{'value':'$OTHER'},{'value':'nobody'}]}""");

    // Then
    assertEquals(delta(List.of(B), List.of(A), 1), change);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "members[type eq \"Group\"]",
        "members[display sw \"A\"]",
        "members[value pr].value",
        "members[not (value eq \"$USER\")]",
        "members[value eq \"$USER\" and display eq \"Ada\"]",
        "members[value eq \"$USER\" or display eq \"Ada\"]",
        "members[value eq \"$USER\" and not (type eq \"Group\")]"
      })
  void removesMembersByWhatTheyAre(String path) {
    // When
    MemberChange change = Core.members("{'op':'remove','path':'" + path + "'}");

    // Then
    MemberChange.Delta delta = (MemberChange.Delta) change;
    assertEquals(List.of(), delta.remove());
    assertEquals(1, delta.matching().size());
  }

  @Test
  void tellsThatAListWasWrapped() {
    // When
    Set<String> quirks =
        Core.patch(
                Core.GROUP,
                "{'op':'remove','path':'members','value':{'members':[{'value':'$USER'}]}}")
            .quirks();

    // Then
    assertEquals(Set.of("RemoveMembersByValue", "WrappedMembers"), quirks);
  }

  @Test
  void whoIsAddedBeforeARemovalOfSuchAsTheyIsNotAdded() {
    // When
    MemberChange change =
        Core.members(
            """
            {'op':'add','path':'members','value':['$USER','$GROUP']},
            {'op':'remove','path':'members[type eq "User"]'},
            {'op':'add','path':'members','value':['$OTHER']}""");

    // Then
    MemberChange.Delta delta = (MemberChange.Delta) change;
    assertEquals(List.of(B, Core.GROUP), delta.add().stream().sorted().toList());
    assertEquals(List.of(A), List.copyOf(delta.found(List.of(A, B)).remove()));
  }

  @Test
  void aReplacedListIsWhatIsLookedThrough() {
    // When
    MemberChange change =
        Core.members(
            """
            {'op':'replace','path':'members','value':['$USER','$GROUP']},
            {'op':'remove','path':'members[type eq "User"]'}""");

    // Then
    assertEquals(whole(List.of(Core.GROUP)), change);
  }

  @Test
  void goesOnFromAReplacedList() {
    // When
    MemberChange change =
        Core.members(
            """
            {'op':'replace','path':'members','value':[{'value':'$USER'}]},
            {'op':'add','path':'members','value':[{'value':'$OTHER'}]},
            {'op':'remove','path':'members[value eq "$USER"]'}""");

    // Then
    assertEquals(whole(List.of(B)), change);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'op':'add','path':'members','value':['nobody']}",
        "{'op':'add','value':{'id':'g','members':['nobody']}}"
      })
  void tellsARequestThatOnlyAdds(String operations) {
    // When
    boolean onlyAdds = Core.patch(Core.GROUP, operations).value().onlyAdds();

    // Then
    assertTrue(onlyAdds);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'op':'add','path':'members','value':['nobody']},"
            + "{'op':'replace','value':{'displayName':'G'}}",
        "{'op':'add','path':'members','value':['nobody']},"
            + "{'op':'remove','path':'members[value eq \"junk\"]'}",
        "{'op':'add','path':'members','value':['nobody']},"
            + "{'op':'remove','path':'members','value':[]}",
        "{'op':'add','path':'members','value':['nobody']},{'op':'remove','path':'title'}",
        "{'op':'add','path':'members','value':[]}"
      })
  void tellsARequestThatDoesMore(String operations) {
    // When
    boolean onlyAdds = Core.patch(Core.GROUP, operations).value().onlyAdds();

    // Then
    assertFalse(onlyAdds);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
      {'op':'remove','path':'members.display'}                                     | MUTABILITY
      {'op':'remove','path':'members.value'}                                       | MUTABILITY
      {'op':'replace','path':'members.type','value':'User'}                        | MUTABILITY
      {'op':'remove','path':'members[value eq \\"$USER\\"].display'}               | MUTABILITY
      {'op':'replace','path':'members[value eq \\"$USER\\"].display','value':'x'} | MUTABILITY
      {'op':'remove','path':'members.$USER'}                                       | INVALID_PATH
      """)
  void refusesToChangeWhatAMemberIs(String operation, ScimType type) {
    // When
    ScimException refusal =
        assertThrows(ScimException.class, () -> Core.patch(Core.GROUP, operation));

    // Then
    assertEquals(type, refusal.scimType().orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'op':'replace','path':'members[display eq \"x\"].value','value':'$USER'}",
        "{'op':'add','path':'members[type eq \"User\"]','value':{'value':'$USER'}}",
        "{'op':'add','path':'members','value':[{'display':'x'}]}",
        "{'op':'add','path':'members','value':[true]}",
        "{'op':'replace','path':'members'}"
      })
  void refusesWhatNamesNobody(String operation) {
    // When
    ScimException refusal =
        assertThrows(ScimException.class, () -> Core.patch(Core.GROUP, operation));

    // Then
    assertEquals(400, refusal.status());
  }
}
