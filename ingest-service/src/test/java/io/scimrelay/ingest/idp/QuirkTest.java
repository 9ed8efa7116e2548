package io.scimrelay.ingest.idp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.scimrelay.ingest.scim.resource.ResourceType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuirkTest {
  private static final String CORE = "'schemas': ['urn:ietf:params:scim:schemas:core:2.0:User'], ";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
      'userName':'a','active':'True'                                        | StringlyBoolean
      'userName':'a','title':''                                             | EmptyText
      'userName':'a','title':5                                              | NumberForText
      'userName':'a','UserName':'b'                                         | OddlyCasedName
      'userName':'a','title':[{'value':'x'}]                                | ListForSingle
      'userName':'a','title':{'value':'x'}                                  | ObjectForText
      'userName':'a','title':{'$ref':null,'value':'x','type':null}          | ObjectForText
      'userName':'a','emails':{'value':'x'}                                 | SingleValueForList
      'userName':'a','emails':['x']                                         | TextForComplex
      'userName':'a','manager':'m'                                          | BareEnterpriseName
      'userName':'a','department':'d'                                       | BareEnterpriseName
      'userName':'a','name.givenName':'g'                                   | DottedKey
      'userName':'a','emails[type eq "work"].value':'x'                     | FilteredKey
      'userName':'a','$ENT:department':'d'                                  | UrnKey
      'userName':'a','$ENT':{'department':'d'}                              | UnlistedExtension
      'userName':'a','urn:scim:schemas:extension:enterprise:2.0':{'department':'d'} | MisspelledUrn
      'userName':'a','urn:ietf:params:scim:schemas:extension:enterprise:2.0User':{'department':'d'} | MisspelledUrn
      'userName':'a','roles':[{'value':'{"id":1}'}]                         | RoleAsJsonText
      """)
  void isMetInAResource(String members, String quirk) {
    // When
    List<String> quirks = Core.quirks("{" + CORE + members.replace("\"", "\\\"") + "}");

    // Then
    assertTrue(quirks.contains(quirk), quirks::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
      {'op':'Replace','path':'title','value':'x'}                 | CapitalizedOp
      {'op':'delete','path':'title'}                              | DeleteOp
      {'op':'replace','value':{'id':'x','title':'y'}}             | ReadOnlyKey
      {'op':'replace','value':{'name.givenName':'x'}}             | DottedKey
      {'op':'replace','value':{'$ENT:department':'x'}}            | UrnKey
      {'op':'replace','path':'active','value':'False'}            | StringlyBoolean
      {'op':'add','path':'manager','value':'m'}                   | TextForComplex
      {'op':'add','path':'urn:scim:schemas:extension:enterprise:1.0.department','value':'d'} | MisspelledUrn
      {'op':'replace','path':'urn:scim:schemas:core:1.0:active','value':false} | MisspelledUrn
      {'op':'remove','path':'emails','value':[{'value':'x'}]}     | RemoveMembersByValue
      {'op':'remove','value':{'title':null}}                      | PathlessRemove
      """)
  void isMetInAPatch(String operation, String quirk) {
    // When
    List<String> quirks = Core.patchQuirks(operation);

    // Then
    assertTrue(quirks.contains(quirk), quirks::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
      externalId eq jyoung                             | UnquotedFilterValue
      userName eq 'akadmin'                            | UnquotedFilterValue
      active eq True                                   | CapitalBooleanInFilter
      emails[type eq "work"].value eq "x"              | ValuePathInFilter
      email.value eq "x"                               | SingularName
      emails eq "x"                                    | ComplexComparedByValue
      manager eq "x"                                   | BareEnterpriseName
      USERNAME eq "x"                                  | OddlyCasedName
      urn:scim:schemas:extension:enterprise:1.0.department eq "x" | MisspelledUrn
      """)
  void isMetInAFilter(String filter, String quirk) {
    // When
    List<String> quirks = Core.filterQuirks(ResourceType.USER, filter);

    // Then
    assertTrue(quirks.contains(quirk), quirks::toString);
  }

  @Test
  void isNotMetInWhatTheStandardSays() {
    // When
    List<String> resource =
        Core.quirks(
            "{"
                + CORE
                + """
                'userName': 'a', 'active': true, 'title': null, 'name': {'givenName': 'A'},
                'emails': [{'value': 'x', 'type': 'work', 'primary': true}], 'groups': []}""");
    List<String> patch =
        Core.patchQuirks(
            """
            {'op':'replace','path':'$ENT:department','value':'x'},
            {'op':'add','path':'emails','value':[{'value':'x'}]},
            {'op':'remove','path':'emails[type eq "work"]'},
            {'op':'replace','value':{'title':'x'}}""");
    List<String> filter =
        Core.filterQuirks(
            ResourceType.USER, "userName eq \"a\" and emails[type eq \"work\" and value pr]");

    // Then
    assertEquals(List.of(), resource);
    assertEquals(List.of(), patch);
    assertEquals(List.of(), filter);
  }

  @Test
  void tellsWhoSeemsToSend() {
    // When
    Optional<Sender> okta = guess("Okta SCIM Client 1.0.0", "/Users", "CapitalizedOp");
    Optional<Sender> flag = guess(null, "/Users?aadOptscim062020");
    Optional<Sender> onelogin = guess("", "/Users", "DraftSchemaUrn");
    Optional<Sender> ping = guess("PingFederate/12", "/Users");
    Optional<Sender> oktaProbe = guess(null, "/Users?startIndex=1&count=2");
    Optional<Sender> entraProbe =
        guess(null, "/Users?filter=userName+eq+%226e2b1f4e-7d4e-4a0c-9b4e-0c1d2e3f4a5b%22&count=1");
    Optional<Sender> nobody = guess("curl/8 shopping", "/Users?count=1", "NumberForText");

    // Then
    assertEquals(Optional.of(Sender.OKTA), okta);
    assertEquals(Optional.of(Sender.ENTRA), flag);
    assertEquals(Optional.of(Sender.ONELOGIN), onelogin);
    assertEquals(Optional.of(Sender.PINGONE), ping);
    assertEquals(Optional.of(Sender.OKTA), oktaProbe);
    assertEquals(Optional.of(Sender.ENTRA), entraProbe);
    assertEquals(Optional.empty(), nobody);
  }

  private static Optional<Sender> guess(@Nullable String agent, String path, String... quirks) {
    return Sender.guess(agent, "GET", path, Set.of(quirks));
  }
}
