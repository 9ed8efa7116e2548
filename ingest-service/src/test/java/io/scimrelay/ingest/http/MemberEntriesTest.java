package io.scimrelay.ingest.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimrelay.ingest.idp.Core;
import io.scimrelay.ingest.scim.resource.Projection;
import io.scimrelay.ingest.scim.resource.ResourceLinks;
import io.scimrelay.ingest.scim.resource.ResourceLinks.Link;
import io.scimrelay.ingest.scim.resource.ResourceType;
import io.scimrelay.ingest.scim.resource.ScimRepresentation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemberEntriesTest {
  private static final List<Link> MEMBERS =
      List.of(new Link(Core.USER, "Zoë \"Z\" \u2028"), new Link(Core.GROUP, null));

  private final ScimRepresentation shape = new ScimRepresentation("https://r/scim/v2/c");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "                              |",
        "members                       |",
        "displayName,members.value     |",
        "members.DISPLAY, members.$ref |",
        "                              | members.display",
        "                              | members.$ref,members.type",
        "members.value                 | members.value",
        "members.unknown               |",
        "members.display               |",
        "members.display,members.type  | members.type",
      })
  void writesWhatTheWholeTreeWouldShow(@Nullable String attributes, @Nullable String excluded)
      throws JsonProcessingException {
    // Given
    Projection projection = Projection.of(ResourceType.GROUP, attributes, excluded);
    ObjectNode whole =
        shape.of(Core.storedGroup("{'displayName': 'Crew'}"), ResourceLinks.members(MEMBERS));

    // When
    String written = new MemberEntries(shape, projection).write(MEMBERS).toString();

    // Then
    JsonNode expected = projection.apply(whole).withArray("members");
    assertEquals(expected, new JsonMapper().readTree("[" + written + "]"));
  }
}
