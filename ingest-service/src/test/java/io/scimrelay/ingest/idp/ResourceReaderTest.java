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
      'urn:x:2.0:User':{'address.city':'B'}                         | /urn:x:2.0:User             | {'address':{'city':'B'}}
      'urn:x:2.0:User':{'address':{'zip':'1'},'address.city':'B'}   | /urn:x:2.0:User             | {'address':{'zip':'1','city':'B'}}
      'urn:x:2.0:User':{'roles[type eq "a"].value':'r'}             | /urn:x:2.0:User             | {'roles':[{'type':'a','value':'r'}]}
      'urn:x:2.0:User':{'roles[type eq "a:b"].value':'r'}           | /urn:x:2.0:User             | {'roles':[{'type':'a:b','value':'r'}]}
      'urn:x:bag':{'address.geo':{'lat':1}}                         | /urn:x:bag                  | {'address':{'geo':{'lat':1}}}
      'urn:x:bag':{'a..b':1,'a.b.c':2,'1.5':3,'x[':4,'a:b':5}       | /urn:x:bag                  | {'a..b':1,'a.b.c':2,'1.5':3,'x[':4,'a:b':5}
      'urn:x:bag':{'a.password':'x','b':1}                          | /urn:x:bag                  | {'b':1}
      'x-own':1e16                                                  | /x-own                      | 10000000000000000
      'x-own':-1e18                                                 | /x-own                      | -1000000000000000000
      'x-own':1.5e3                                                 | /x-own                      | 1500
      'x-own':9.3e18                                                | /x-own                      | 9300000000000000000
      'x-own':9300000000000000000                                   | /x-own                      | 9300000000000000000
      'title':9300000000000000001                                   | /title                      | "9300000000000000001"
      'title':12345678.9                                            | /title                      | "12345678.9"
      'title':0.00001                                               | /title                      | "0.00001"
      'title':1.0                                                   | /title                      | "1.0"
      """)
  void reads(String members, String pointer, String expected) {
    // When
    ObjectNode user = Core.user("{'userName': 'ada', " + members + "}");

    // Then
    JsonNode found = Core.at(user, pointer);
    assertEquals(expected.replace('\'', '"'), found.isMissingNode() ? "null" : found.toString());
  }
}
