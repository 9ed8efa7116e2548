package io.scimrelay.ingest.idp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimrelay.ingest.scim.message.ScimException;
import io.scimrelay.ingest.scim.message.ScimType;
import io.scimrelay.ingest.scim.resource.StoredResource;
import java.util.Collections;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatchOfUsersTest {
  private static final String ADA =
      """
      {'userName': 'ada', 'externalId': 'x1', 'title': 'Engineer',
       'name': {'givenName': 'Ada', 'familyName': 'Byron'},
       'emails': [{'value': 'a@x', 'type': 'work', 'primary': true}, {'value': 'b@x', 'type': 'home'}],
       '$ENT': {'department': 'D', 'manager': {'value': 'm1'}}}""";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
      {'op':'replace','path':'title','value':''}                                 | /title               | null
      {'op':'replace','path':'title','value':null}                               | /title               | null
      {'op':'add','path':'title','value':''}                                     | /title               | null
      {'op':'Replace','path':'title','value':[{'value':'Lead'}]}                 | /title               | 'Lead'
      {'op':'replace','path':'title','value':7}                                  | /title               | '7'
      {'op':'replace','path':'TITLE','value':'Lead'}                             | /title               | 'Lead'
      {'op':'remove','path':'active'}                                            | /active              | true
      {'op':'replace','path':'active','value':null}                              | /active              | true
      {'op':'replace','path':'active','value':'False'}                           | /active              | false
      {'op':'replace','path':'name','value':{'givenName':'Augusta'}}             | /name/familyName     | 'Byron'
      {'op':'replace','path':'name','value':{'givenName':null}}                  | /name/givenName      | null
      {'op':'replace','path':'name','value':{'givenName':null}}                  | /name/familyName     | 'Byron'
      {'op':'replace','path':'name','value':{}}                                  | /name                | {'givenName':'Ada','familyName':'Byron'}
      {'op':'add','path':'name','value':{}}                                      | /name/givenName      | 'Ada'
      {'op':'add','value':{'name.givenName':'Vera'}}                             | /name/givenName      | 'Vera'
      {'op':'add','value':{'$ENT:department':'E'}}                               | /$ENT/department     | 'E'
      {'op':'add','value':{'$ENT':{'department':''}}}                            | /$ENT/department     | null
      {'op':'remove','path':'$ENT'}                                              | /$ENT                | null
      {'op':'add','path':'department','value':'E'}                               | /$ENT/department     | 'E'
      {'op':'add','path':'urn:scim:schemas:extension:enterprise:1.0.department','value':'E'} | /$ENT/department | 'E'
      {'op':'replace','path':'$ENT:manager','value':'m2'}                        | /$ENT/manager/value  | 'm2'
      {'op':'add','path':'manager','value':[{'$ref':'http','value':'m2'}]}       | /$ENT/manager/value  | 'm2'
      {'op':'replace','path':'$ENT:manager','value':''}                          | /$ENT/manager        | null
      {'op':'replace','path':'$ENT:manager','value':{'value':''}}                | /$ENT/manager        | null
      {'op':'replace','path':'$ENT:manager','value':{'displayName':'Bo'}}        | /$ENT/manager/value  | 'm1'
      {'op':'replace','path':'$ENT:manager','value':{'displayName':'Bo'}}        | /$ENT/manager/displayName | null
      {'op':'replace','path':'emails[type eq "work"].value','value':'n@x'}       | /emails/0/value      | 'n@x'
      {'op':'replace','path':'emails[type eq "WORK"].value','value':'n@x'}       | /emails/0/value      | 'n@x'
      {'op':'replace','path':'emails[type eq work].value','value':'n@x'}         | /emails/0/value      | 'n@x'
      {'op':'replace','path':'emails[type eq "other"].value','value':'o@x'}      | /emails/2/type       | 'other'
      {'op':'replace','path':'emails[primary eq "True"].value','value':'p@x'}    | /emails/0/value      | 'p@x'
      {'op':'add','path':'roles[primary eq "True"].value','value':'admin'}       | /roles/0/primary     | true
      {'op':'replace','path':'emails[type eq "home"].primary','value':'true'}    | /emails/0/primary    | false
      {'op':'add','path':'emails','value':{'value':'c@x','primary':true}}        | /emails/0/primary    | false
      {'op':'add','path':'emails','value':[{'value':'A@X','type':'Work'}]}       | /emails/2            | null
      {'op':'add','path':'emails','value':[{'value':'A@X','type':'Work'}]}       | /emails/0/value      | 'A@X'
      {'op':'add','path':'emails','value':'c@x'}                                 | /emails/2/value      | 'c@x'
      {'op':'replace','path':'emails','value':[{'value':'c','primary':true},{'value':'d','primary':true}]} | /emails/1/primary | false
      {'op':'replace','path':'emails[type eq "work"]','value':{'value':'n@x','type':'other'}} | /emails/0/type | 'work'
      {'op':'replace','path':'emails[type eq "work"]','value':{'value':'n@x'}}   | /emails/0/primary    | null
      {'op':'replace','path':'emails[value eq "a@x"]','value':{'value':'n@x'}}   | /emails/0/value      | 'n@x'
      {'op':'replace','path':'emails[value eq "a@x"]','value':{'type':'other'}}  | /emails/0/value      | 'a@x'
      {'op':'add','path':'phones[type eq "home"].value','value':[{'value':'1'}]} | /phones/0/value      | '1'
      {'op':'add','path':'urn:x:2.0:User:roles[type eq "a"]','value':'r'}        | /urn:x:2.0:User/roles/0/value | 'r'
      {'op':'add','path':'urn:x:2.0:User.otherMails','value':'o@x'}              | /urn:x:2.0:User/otherMails | 'o@x'
      {'op':'add','path':'emails[type eq "work"]','value':{'display':'d'}}       | /emails/0/primary    | true
      {'op':'remove','path':'emails[type eq "work"].value','value':'a@x'}        | /emails/0/value      | 'b@x'
      {'op':'remove','path':'emails','value':[{'value':'B@X'}]}                  | /emails/1            | null
      {'op':'remove','path':'emails','value':[]}                                 | /emails/1/value      | 'b@x'
      {'op':'remove','path':'emails'}                                            | /emails              | null
      {'op':'replace','path':'emails','value':[]}                                | /emails              | null
      {'op':'remove','path':'nickName'}                                          | /title               | 'Engineer'
      {'op':'delete','path':'title'}                                             | /title               | null
      {'op':'remove','value':{'title':null}}                                     | /title               | null
      {'op':'replace','value':{'id':'x','meta':{},'groups':[],'schemas':[],'title':'Lead'}} | /title    | 'Lead'
      {'op':'replace','path':'password','value':'secret'}                        | /password            | null
      {'op':'add','path':'urn:ietf:params:scim:schemas:core:2.0:User:title','value':'Lead'} | /title    | 'Lead'
      {'op':'add','path':'urn:ietf:params:scim:schemas:extension:X:2.0:User:hut','value':'B'} | /urn:ietf:params:scim:schemas:extension:X:2.0:User/hut | 'B'
      {'op':'add','path':'urn:okta:app:1.0:user:custom:dept','value':'HR'}       | /urn:okta:app:1.0:user:custom/dept | 'HR'
      {'op':'add','value':{'urn:okta:app:1.0:user:custom':{'dept':'HR'}}}        | /urn:okta:app:1.0:user:custom/dept | 'HR'
      {'op':'add','value':{'urn:okta:app:1.0:user:custom:a b':'HR'}}             | /urn:okta:app:1.0:user:custom/a b | 'HR'
      {'op':'add','value':{'urn:x:2.0:User:address':{'city':'Oslo'}}}            | /urn:x:2.0:User/address/city | 'Oslo'
      {'op':'add','path':'addresses[type eq "work"].locality','value':'Oslo'}    | /addresses/0/type    | 'work'
      {'op':'replace','path':'externalId','value':null}                          | /externalId          | null
      {'op':'add','path':'tags','value':['a','a','b']}                           | /tags/1              | 'b'
      {'op':'replace','path':'urn:scim:schemas:core:1.0:active','value':'False'} | /active              | false
      {'op':'replace','path':'urn:scim:schemas:core:1.0.active','value':'False'} | /active              | false
      {'op':'replace','path':'urn:scim:schemas:core:2.0:User.active','value':'False'} | /active         | false
      {'op':'replace','path':'urn:ietf:params:scim:schemas:core:1.0User:active','value':'False'} | /active | false
      {'op':'replace','value':{'urn:scim:schemas:core:1.0':{'active':'False'}}}  | /active              | false
      {'op':'replace','path':'urn:scim:schemas:core:1.0:name.givenName','value':'Eva'} | /name/givenName | 'Eva'
      {'op':'add','path':'emails[type eq "other"].primary','value':'True'}       | /emails/0/primary    | true
      {'op':'add','path':'emails[type eq "other"].primary','value':'True'}       | /emails/2            | null
      {'op':'add','path':'emails[type eq "other"].primary','value':'True'},{'op':'add','path':'emails[type eq "other"].value','value':'o@x'} | /emails/0/primary | false
      {'op':'add','path':'emails[type eq "other"].primary','value':'True'},{'op':'add','path':'emails[type eq "other"].value','value':'o@x'} | /emails/2/primary | true
      {'op':'add','value':{'urn:x:2.0:User':{'address.city':'B'}}}               | /urn:x:2.0:User/address/city | 'B'
      {'op':'add','value':{'urn:x:2.0:User':{'roles[type eq "a"].value':'r'}}}   | /urn:x:2.0:User/roles/0/value | 'r'
      {'op':'add','path':'urn:x:2.0:User','value':{'roles[type eq "a"].value':'r'}} | /urn:x:2.0:User/roles/0/type | 'a'
      {'op':'add','value':{'urn:x:2.0:User':{'a..b':'B'}}}                       | /urn:x:2.0:User/a..b | 'B'
      """)
  void leaves(String operation, String pointer, String expected) {
    // When
    ObjectNode after = Core.patched(ADA, operation);

    // Then
    JsonNode found = Core.at(after, pointer);
    assertEquals(expected.replace('\'', '"'), found.isMissingNode() ? "null" : found.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
      {'op':'add','path':'$X:roles','value':{'value':'c'}}                       | 'a','b','c'
      {'op':'add','path':'$X:roles','value':{'value':'B'}}                       | 'a','B'
      {'op':'add','path':'$X:roles','value':[{'value':'c'},{'value':'a'}]}       | 'a','b','c'
      {'op':'remove','path':'$X:roles','value':[{'value':'a'}]}                  | 'b'
      {'op':'remove','path':'$X:roles','value':{'value':'a'}}                    | 'b'
      {'op':'remove','path':'$X:roles','value':[]}                               | 'a','b'
      {'op':'remove','path':'$X:roles','value':[{'at':{'x':1}}]}                 | 'a','b'
      {'op':'remove','value':{'$X':{'roles':[{'value':'b'}]}}}                   | 'a'
      """)
  void changesEntriesThatNoSchemaDescribes(String operation, String values) {
    // Given
    String x = "urn:x:2.0:User";
    String user = "{'userName': 'ada', '" + x + "': {'roles': [{'value': 'a'}, {'value': 'b'}]}}";

    // When
    ObjectNode after = Core.patched(user, operation.replace("$X", x));

    // Then
    assertEquals(
        Core.json("{'all': [" + values + "]}").path("all").valueStream().toList(),
        after.path(x).path("roles").findValues("value"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
      {'op':'add','path':'tags','value':'c'}         | ['a','b','c']
      {'op':'add','path':'tags','value':'a'}         | ['a','b']
      {'op':'add','path':'tags','value':[]}          | ['a','b']
      {'op':'remove','path':'tags','value':['a']}    | ['b']
      {'op':'remove','path':'tags','value':'a'}      | ['b']
      {'op':'remove','path':'tags','value':[]}       | ['a','b']
      {'op':'remove','path':'tags'}                  | null
      {'op':'remove','path':'badge','value':'x'}     | ['a','b']
      """)
  void changesPlainValuesThatNoSchemaDescribes(String operation, String tags) {
    // Given
    String user = "{'userName': 'ada', 'badge': 'B-1', 'tags': ['a', 'b']}";

    // When
    ObjectNode after = Core.patched(user, operation);

    // Then
    assertEquals(Core.json("{'all': " + tags + "}").path("all"), orNull(after.path("tags")));
    assertEquals(!operation.contains("badge"), after.has("badge"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
      {'op':'add','path':'emails[type eq "work"]','value':{'display':''}}                      | [{'value':'a','type':'work'}]
      {'op':'add','path':'emails[type eq "work"]','value':{'value':'a','display':null}}        | [{'value':'a','type':'work','display':'Desk'}]
      {'op':'add','path':'emails','value':[{'value':'a','type':'work','display':''}]}          | [{'value':'a','type':'work'}]
      {'op':'add','path':'emails','value':{'value':'a','type':'work','display':''}}            | [{'value':'a','type':'work'}]
      {'op':'add','value':{'emails':[{'value':'a','type':'work','display':''}]}}               | [{'value':'a','type':'work'}]
      {'op':'add','path':'emails','value':[{'value':'a','type':'work','display':null}]}        | [{'value':'a','type':'work','display':'Desk'}]
      {'op':'add','path':'emails[type eq "work"]','value':{'value':''}}                        | [{'type':'work','display':'Desk'}]
      {'op':'add','path':'emails[type eq "work"]','value':{'value':'','display':''}}           | null
      {'op':'add','path':'emails','value':[{'value':'b','type':'','display':''}]}              | [{'value':'a','type':'work','display':'Desk'},{'value':'b'}]
      {'op':'add','path':'emails','value':[{'value':'','type':'home','primary':true}]}         | [{'value':'a','type':'work','display':'Desk'}]
      {'op':'replace','path':'emails[type eq "work"]','value':{'value':'b','display':''}}      | [{'type':'work','value':'b'}]
      {'op':'replace','path':'emails','value':[{'value':'b','display':''}]}                    | [{'value':'b'}]
      {'op':'replace','path':'emails','value':[{'value':'','display':''}]}                     | null
      """)
  void unassignsWhatIsSaidToBeEmpty(String operation, String emails) {
    // Given
    String user =
        "{'userName': 'ada', 'emails': [{'value': 'a', 'type': 'work', 'display': 'Desk'}]}";

    // When
    ObjectNode after = Core.patched(user, operation);

    // Then
    assertEquals(Core.json("{'all': " + emails + "}").path("all"), orNull(after.path("emails")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
      {'op':'add','path':'$X:desk','value':{'floor':''}}                       | {'desk':{'wing':'W'},'roles':[{'value':'a','at':'A'}]}
      {'op':'replace','path':'$X:desk','value':{'floor':''}}                   | {'desk':{'wing':'W'},'roles':[{'value':'a','at':'A'}]}
      {'op':'replace','path':'$X:desk','value':{'floor':null}}                 | {'desk':{'wing':'W'},'roles':[{'value':'a','at':'A'}]}
      {'op':'replace','path':'$X:desk','value':{'floor':[]}}                   | {'desk':{'wing':'W'},'roles':[{'value':'a','at':'A'}]}
      {'op':'replace','path':'$X:desk','value':{'at':{'lat':''}}}              | {'desk':{'floor':1,'wing':'W'},'roles':[{'value':'a','at':'A'}]}
      {'op':'replace','path':'$X:desk','value':{}}                             | {'roles':[{'value':'a','at':'A'}]}
      {'op':'replace','path':'$X:desk','value':''}                             | {'roles':[{'value':'a','at':'A'}]}
      {'op':'add','path':'$X:roles','value':{'value':'a','at':''}}             | {'desk':{'floor':1,'wing':'W'},'roles':[{'value':'a'}]}
      {'op':'add','path':'$X:roles[value eq "a"]','value':{'at':''}}           | {'desk':{'floor':1,'wing':'W'},'roles':[{'value':'a'}]}
      {'op':'add','path':'$X:roles','value':[{'value':'b','at':''}]}           | {'desk':{'floor':1,'wing':'W'},'roles':[{'value':'a','at':'A'},{'value':'b'}]}
      """)
  void unassignsWhatNoSchemaDescribes(String operation, String extension) {
    // Given
    String x = "urn:x:2.0:User";
    String before = "{'desk': {'floor': 1, 'wing': 'W'}, 'roles': [{'value': 'a', 'at': 'A'}]}";

    // When
    ObjectNode after =
        Core.patched(
            "{'userName': 'ada', '" + x + "': " + before + "}", operation.replace("$X", x));

    // Then
    assertEquals(Core.json(extension), after.path(x));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
      [{'value':'a@x'}]                | {'op':'Replace','path':'emails[primary eq "True"].value','value':'a@x'}                      | [{'value':'a@x','primary':true}]
      [{'value':'A@x'}]                | {'op':'add','path':'emails[primary eq true].value','value':'a@x'}                            | [{'value':'a@x','primary':true}]
      [{'value':'a@x','type':'work'}]  | {'op':'add','path':'emails[primary eq true]','value':{'value':'a@x','type':'work'}}          | [{'value':'a@x','type':'work','primary':true}]
      [{'value':'a@x','type':'work'}]  | {'op':'replace','path':'emails[primary eq true]','value':{'value':'a@x','type':'work'}}      | [{'value':'a@x','type':'work','primary':true}]
      [{'value':'a@x','type':'work'}]  | {'op':'add','path':'emails[primary eq true]','value':{'value':'a@x'}}                        | [{'value':'a@x','type':'work'},{'primary':true,'value':'a@x'}]
      [{'value':'a@x'},{'value':'b@x','primary':true}] | {'op':'add','path':'emails[value eq "a@x" and primary eq true].display','value':'A'} | [{'value':'a@x','primary':true,'display':'A'},{'value':'b@x','primary':false}]
      [{'value':'a@x'}]                | {'op':'replace','path':'emails[type eq "work"]','value':{'type':'home','value':'x@x'}}       | [{'value':'a@x'},{'type':'work','value':'x@x'}]
      [{'value':'a@x'}]                | {'op':'replace','path':'emails[type eq "work"]','value':{'Type':'home','value':'x@x'}}       | [{'value':'a@x'},{'type':'work','value':'x@x'}]
      [{'value':'x@x','type':'home'}]  | {'op':'add','path':'emails[type eq "work"]','value':{'type':'home','value':'x@x'}}           | [{'value':'x@x','type':'home'}]
      """)
  void makesAnEntryOnce(String emails, String operation, String expected) {
    // Given
    StoredResource user = Core.stored("{'userName': 'ada', 'emails': " + emails + "}");

    // When
    ObjectNode once = Core.patched(user, operation).attributes().json();
    ObjectNode twice = Core.patched(user, operation + "," + operation).attributes().json();

    // Then
    assertEquals(Core.json("{'all': " + expected + "}").path("all"), once.path("emails"));
    assertEquals(once, twice);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
      {'op':'remove','path':'addresses','value':[{'type':'work'}]}                    | 'home'
      {'op':'remove','path':'addresses','value':[{'type':'Home'},{'type':'other'}]}   | 'work'
      {'op':'remove','path':'addresses','value':{'type':'work','primary':true}}       | 'home'
      {'op':'remove','path':'addresses','value':{'type':'work','primary':false}}      | 'work','home'
      {'op':'remove','path':'addresses','value':[{'type':'work','value':''}]}         | 'work','home'
      {'op':'remove','path':'addresses','value':[{'type':''}]}                        | 'work','home'
      {'op':'remove','path':'addresses','value':[{'value':null,'type':'work'}]}       | 'home'
      """)
  void removesEntriesByTheirType(String operation, String types) {
    // Given
    String user =
        """
        {'userName': 'ada', 'addresses': [{'type': 'work', 'locality': 'Oslo', 'primary': true},
                                          {'type': 'home', 'locality': 'Bergen'}]}""";

    // When
    ObjectNode after = Core.patched(user, operation);

    // Then
    assertEquals(
        Core.json("{'all': [" + types + "]}").path("all").valueStream().toList(),
        after.path("addresses").findValues("type"));
  }

  private static JsonNode orNull(JsonNode node) {
    return node.isMissingNode() ? NullNode.getInstance() : node;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
      {'op':'remove'}                                                            | NO_TARGET
      {'op':'remove','path':'userName'}                                          | MUTABILITY
      {'op':'replace','path':'userName','value':''}                              | INVALID_VALUE
      {'op':'replace','value':{'userName':null}}                                 | INVALID_VALUE
      {'op':'replace','path':'id','value':'x'}                                   | MUTABILITY
      {'op':'replace','path':'meta.created','value':'x'}                         | MUTABILITY
      {'op':'add','path':'groups','value':[{'value':'g'}]}                       | MUTABILITY
      {'op':'replace','path':'$ENT:manager.displayName','value':'x'}             | MUTABILITY
      {'op':'replace','path':'manager.$ref','value':'x'}                         | MUTABILITY
      {'op':'replace','path':'active','value':'perhaps'}                         | INVALID_VALUE
      {'op':'replace','path':'active','value':1}                                 | INVALID_VALUE
      {'op':'replace','path':'title'}                                            | INVALID_VALUE
      {'op':'replace','path':'$ENT','value':'x'}                                 | INVALID_VALUE
      {'op':'add','path':'urn:','value':'x'}                                     | INVALID_VALUE
      {'op':'replace','path':'title','value':{'a':1,'b':2}}                      | INVALID_VALUE
      {'op':'replace','path':'name','value':'Ada'}                               | INVALID_VALUE
      {'op':'replace','value':'x'}                                               | INVALID_VALUE
      {'op':'add','value':[]}                                                    | INVALID_VALUE
      {'op':'swap','path':'title','value':'x'}                                   | INVALID_SYNTAX
      {'path':'title','value':'x'}                                               | INVALID_SYNTAX
      {'op':'replace','path':5,'value':'x'}                                      | INVALID_PATH
      {'op':'replace','path':'/title','value':'x'}                               | INVALID_PATH
      {'op':'replace','path':'name..givenName','value':'x'}                      | INVALID_PATH
      {'op':'replace','path':'name.givenName.x','value':'x'}                     | INVALID_PATH
      {'op':'replace','path':'title.x','value':'x'}                              | INVALID_PATH
      {'op':'replace','path':'userName[value eq "a"]','value':'x'}               | INVALID_PATH
      {'op':'replace','path':'emails[type eq "work".value','value':'x'}          | INVALID_PATH
      {'op':'replace','path':'emails[type eq "work"]value','value':'x'}          | INVALID_PATH
      {'op':'replace','path':'emails[type like "work"].value','value':'x'}       | INVALID_FILTER
      {'op':'replace','path':'emails[].value','value':'x'}                       | INVALID_FILTER
      {'op':'replace','path':'emails[value co "zz"].value','value':'x'}          | NO_TARGET
      {'op':'replace','path':'emails[not (type eq "work" or type eq "home")].value','value':'x'} | NO_TARGET
      {'op':'replace','path':'name[givenName eq "Eva"].familyName','value':'x'}  | NO_TARGET
      {'op':'replace','value':{'emails[type eq "work"':'x'}}                     | INVALID_PATH
      {'op':'replace','value':{'name..familyName':'x'}}                          | INVALID_PATH
      {'op':'replace','path':'userName','value':'  '}                            | INVALID_VALUE
      """)
  void refuses(String operation, ScimType scimType) {
    // When
    ScimException refusal = assertThrows(ScimException.class, () -> Core.patched(ADA, operation));

    // Then
    assertEquals(Optional.of(scimType), refusal.scimType());
    assertFalse(refusal.detail().isBlank());
  }

  @Test
  void appliesOperationsInOrder() {
    // When
    ObjectNode after =
        Core.patched(
            ADA,
            """
            {'op':'remove','path':'title'}, {'op':'add','path':'title','value':'Mate'},
            {'op':'replace','path':'title','value':'Skipper'},
            {'op':'add','path':'addresses[type eq "work"].locality','value':'Oslo'},
            {'op':'add','path':'addresses[type eq "work"].country','value':'NO'}""");

    // Then
    assertEquals("Skipper", after.path("title").asText());
    assertEquals(
        Core.json("{'a': [{'type': 'work', 'locality': 'Oslo', 'country': 'NO'}]}").path("a"),
        after.path("addresses"));
  }

  @Test
  void refusesAnEmptyListOfOperations() {
    // When
    ScimException refusal = assertThrows(ScimException.class, () -> Core.patched(ADA, ""));

    // Then
    assertEquals(Optional.of(ScimType.INVALID_SYNTAX), refusal.scimType());
  }

  @Test
  void refusesToCompareForHours() {
    // Given
    String emails =
        IntStream.range(0, 3000)
            .mapToObj(i -> "{'value':'" + i + "','type':'work'}")
            .collect(Collectors.joining(","));
    String look = "{'op':'replace','path':'emails[type eq \"x\"].display','value':'d'}";

    // When
    ScimException refusal =
        assertThrows(
            ScimException.class,
            () ->
                Core.patched(
                    "{'userName':'ada','emails':[" + emails + "]}",
                    String.join(",", Collections.nCopies(1000, look))));

    // Then
    assertEquals(413, refusal.status());
  }

  @Test
  void refusesToCopyOneValueIntoManyEntries() {
    // Given
    String emails =
        IntStream.range(0, 200)
            .mapToObj(i -> "{'value':'" + i + "'}")
            .collect(Collectors.joining(","));
    String copy = "{'op':'replace','path':'emails.display','value':'" + "x".repeat(9_000) + "'}";

    // When
    ScimException refusal =
        assertThrows(
            ScimException.class,
            () -> Core.patched("{'userName':'ada','emails':[" + emails + "]}", copy));

    // Then
    assertEquals(413, refusal.status());
  }

  @Test
  void holdsNoMoreNamesThanABodyMay() {
    // Given
    String names =
        IntStream.range(0, 1_000).mapToObj(i -> "'n" + i + "':1").collect(Collectors.joining(","));
    String add = "{'op':'add','path':'x','value':{'more':1}}";

    // When
    ScimException refusal =
        assertThrows(
            ScimException.class, () -> Core.patched("{'userName':'ada','x':{" + names + "}}", add));

    // Then
    assertEquals(413, refusal.status());
  }

  @Test
  void keepsNoPasswordUnderWhateverName() {
    // When
    ObjectNode after =
        Core.patched(
            ADA,
            """
            {'op':'add','path':'userPassword','value':'s'}, {'op':'add','value':{'unicodePwd':'s'}},
            {'op':'add','path':'urn:x:2.0:User:newPasswd','value':'s'},
            {'op':'add','path':'passwordExpires','value':'never'}""");

    // Then
    assertFalse(after.toString().contains("'s'".replace('\'', '"')));
    assertEquals("never", after.path("passwordExpires").asText());
  }
}
