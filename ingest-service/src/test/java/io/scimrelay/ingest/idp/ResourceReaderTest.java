package io.scimrelay.ingest.idp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourceReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
      'urn:okta:app:1.0:user:custom':{'dept':'Ops'}                 | /urn:okta:app:1.0:user:custom/dept | 'Ops'
      'urn:okta:app:1.0:user:custom:dept':'Ops'                     | /urn:okta:app:1.0:user:custom/dept | 'Ops'
      'urn:okta:custom:group:1.0:description':'x'                   | /urn:okta:custom:group:1.0/description | 'x'
      'urn:x:user:2.0:User:hut':'B'                                 | /urn:x:user:2.0:User/hut    | 'B'
      'urn:x:2.0:User:address':{'city':'Oslo'}                      | /urn:x:2.0:User/address/city | 'Oslo'
      'urn:x:bag':{'job':'mate'}                                    | /urn:x:bag/job              | 'mate'
      'urn:scim:schemas:core:1.0:title':'Lead'                      | /title                      | 'Lead'
      'urn:scim:schemas:core:2.0':{'title':'Lead'}                  | /title                      | 'Lead'
      'emails':[{'type':'work','value':'','primary':true},{'value':'b@x','primary':true}]   | /emails/0/primary | true
      'emails':[{'type':'work','value':null,'primary':true},{'value':'b@x','primary':true}] | /emails/0/primary | true
      """)
  void reads(String members, String pointer, String expected) {
    // When
    ObjectNode user = Core.user("{'userName': 'ada', " + members + "}");

    // Then
    JsonNode found = Core.at(user, pointer);
    assertEquals(expected.replace('\'', '"'), found.isMissingNode() ? "null" : found.toString());
  }
}
