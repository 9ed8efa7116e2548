package io.scimrelay.ingest.scim.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimrelay.ingest.idp.Core;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScimRepresentationTest {
  private final ScimRepresentation representation = new ScimRepresentation("https://r/scim/v2/c");

  @Test
  void showsAUserWithWhatIsDerived() {
    // Given
    StoredResource ada =
        Core.stored("{'userName': 'ada', '$ENT': {'manager': '$OTHER'}, 'urn:x:bag': {'a': 1}}");
    ResourceLinks links =
        new ResourceLinks(null, List.of(new ResourceLinks.Link(Core.GROUP, "Crew")), "Bo");

    // When
    ObjectNode shown = representation.of(ada, links);

    // Then
    assertEquals(
        Core.json(
            """
            {'schemas': ['urn:ietf:params:scim:schemas:core:2.0:User', '$ENT', 'urn:x:bag'],
             'id': '$USER', 'userName': 'ada', 'active': true, 'urn:x:bag': {'a': 1},
             '$ENT': {'manager': {'value': '$OTHER', '$ref': 'https://r/scim/v2/c/Users/$OTHER',
                                  'displayName': 'Bo'}},
             'groups': [{'value': '$GROUP', '$ref': 'https://r/scim/v2/c/Groups/$GROUP',
                         'display': 'Crew', 'type': 'direct'}],
             'meta': {'resourceType': 'User', 'created': '2026-11-24T03:11:00.000Z',
                      'lastModified': '2026-11-24T03:11:00.000Z',
                      'location': 'https://r/scim/v2/c/Users/$USER', 'version': 'W/\\"3\\"'}}"""),
        shown);
  }

  @Test
  void showsMembersByKind() {
    // Given
    StoredResource group = Core.storedGroup("{'displayName': 'Crew'}");

    // When
    ObjectNode shown =
        representation.of(
            group, ResourceLinks.members(List.of(new ResourceLinks.Link(Core.USER, null))));

    // Then
    assertEquals(
        Core.json(
                "{'a': [{'value': '$USER', '$ref': 'https://r/scim/v2/c/Users/$USER', 'type': 'User'}]}")
            .path("a"),
        shown.path("members"));
  }
}
