package io.scimrelay.ingest.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimrelay.common.event.ConflictKey;
import io.scimrelay.common.event.EventType;
import io.scimrelay.ingest.idp.Core;
import io.scimrelay.ingest.idp.Normalizer;
import io.scimrelay.ingest.scim.resource.ResourceType;
import io.scimrelay.ingest.scim.resource.StoredResource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectoryDeciderTest {
  private static final String ADA =
      """
      {'userName': 'Ada', 'externalId': 'X1', 'title': 'Engineer',
       'name': {'givenName': 'Ada', 'familyName': 'Byron', 'middleName': 'M'},
       'emails': [{'value': 'a@x', 'type': 'work'}, {'value': 'B@x', 'primary': true}],
       '$ENT': {'department': 'D', 'title': 'other'}}""";

  private final Normalizer normalizer = new Normalizer();
  private final DirectoryDecider decider = new DirectoryDecider(normalizer::renormalize);

  private static List<EventType> types(Decision decision) {
    return decision.events().stream().map(EventDraft::type).toList();
  }

  private static ObjectNode data(Decision decision, int event) {
    return decision.events().get(event).data();
  }

  @Test
  void tellsOfANewUserOnce() {
    // When
    Decision decision =
        decider.create(
            Core.USER,
            normalizer
                .create(ResourceType.USER, Core.json("{'userName': 'ada', 'active': false}"))
                .value());

    // Then
    assertEquals(List.of(EventType.USER_CREATED), types(decision));
    assertEquals(1, decision.version());
    assertFalse(data(decision, 0).at("/user/active").asBoolean(true));
  }

  @Test
  void writesTheContractOfAUser() {
    // When
    String user = data(decider.delete(Core.stored(ADA)), 0).path("user").toString();

    // Then
    assertEquals(
        Core.json(
            """
            {'id': '$USER', 'version': 4, 'externalId': 'X1', 'userName': 'Ada', 'email': 'B@x',
             'givenName': 'Ada', 'familyName': 'Byron', 'displayName': 'Ada Byron', 'active': true,
             'attributes': {'title': 'Engineer', 'name': {'middleName': 'M'},
               'emails': [{'value': 'a@x', 'type': 'work'}, {'value': 'B@x', 'primary': true}],
               'department': 'D', '$ENT:title': 'other'},
             'scim': {'schemas': ['urn:ietf:params:scim:schemas:core:2.0:User', '$ENT'],
               'id': '$USER', 'userName': 'Ada', 'externalId': 'X1', 'title': 'Engineer',
               'name': {'givenName': 'Ada', 'familyName': 'Byron', 'middleName': 'M'},
               'emails': [{'value': 'a@x', 'type': 'work'}, {'value': 'B@x', 'primary': true}],
               '$ENT': {'department': 'D', 'title': 'other'}, 'active': true}}"""),
        Core.json(user));
  }

  @Test
  void tellsOfTheRestBeforeItTellsOfActive() {
    // When
    Decision decision =
        Core.patched(
            Core.stored(ADA),
            "{'op':'replace','value':{'active':'False','title':'Lead','name.givenName':null}}");

    // Then
    assertEquals(List.of(EventType.USER_UPDATED, EventType.USER_DEACTIVATED), types(decision));
    assertEquals(5, decision.version());
    assertEquals(4, data(decision, 0).at("/user/version").asInt());
    assertEquals(5, data(decision, 1).at("/user/version").asInt());
    assertEquals(
        Core.json(
            """
            {'a': [{'path': 'title', 'from': 'Engineer', 'to': 'Lead'},
                   {'path': 'name.givenName', 'from': 'Ada', 'to': null}],
             'b': [{'path': 'active', 'from': true, 'to': false}]}"""),
        Core.json("{}")
            .<ObjectNode>set("a", data(decision, 0).path("changes"))
            .set("b", data(decision, 1).path("changes")));
  }

  @Test
  void namesPathsInExtensionsAndListsWhole() {
    // When
    Decision decision =
        Core.patched(
            Core.stored(ADA),
            """
            {'op':'replace','path':'$ENT:department','value':'E'},
            {'op':'add','path':'manager','value':'m1'},
            {'op':'remove','path':'emails[type eq "work"]'}""");

    // Then
    assertEquals(
        Core.json(
                """
                {'a': [{'path': 'emails',
                        'from': [{'value': 'a@x', 'type': 'work'}, {'value': 'B@x', 'primary': true}],
                        'to': [{'value': 'B@x', 'primary': true}]},
                       {'path': '$ENT:department', 'from': 'D', 'to': 'E'},
                       {'path': '$ENT:manager.value', 'from': null, 'to': 'm1'}]}""")
            .path("a"),
        data(decision, 0).path("changes"));
  }

  @Test
  void tellsNothingOfAnotherOrderButOfOtherLetters() {
    // Given
    StoredResource stored = Core.stored(ADA);

    // When
    Decision order =
        Core.put(
            stored,
            ADA.replace(
                "{'value': 'a@x', 'type': 'work'}, {'value': 'B@x', 'primary': true}",
                "{'primary': true, 'value': 'B@x'}, {'value': 'a@x', 'type': 'work'}"));
    Decision letters = Core.put(stored, ADA.replace("'Engineer'", "'ENGINEER'"));

    // Then
    assertEquals(List.of(), order.events());
    assertEquals(stored.version(), order.version());
    assertEquals(List.of(EventType.USER_UPDATED), types(letters));
  }

  @Test
  void tellsNothingOfNamesInOtherLettersAndKeepsTheirSpelling() {
    // Given
    StoredResource stored =
        Core.stored(
            """
            {'userName': 'ada', 'companyName': 'A', 'desk': {'wing': {'no': 1}},
             'tags': [{'value': 'a'}, {'value': 'b', 'at': 'B'}], 'urn:x:2.0:User': {'hut': 'H'},
             'emails': [{'value': 'a@x', 'own': 1}]}""");

    // When
    Decision same =
        Core.put(
            stored,
            """
            {'userName': 'ada', 'CompanyName': 'A', 'DESK': {'Wing': {'NO': 1}},
             'Tags': [{'AT': 'B', 'Value': 'b'}, {'VALUE': 'a'}], 'URN:x:2.0:user': {'Hut': 'H'},
             'emails': [{'value': 'a@x', 'Own': 1}]}""");
    Decision other =
        Core.put(stored, "{'userName': 'ada', 'CompanyName': 'B', 'a': {'x': 1, 'X': 2}}");
    Decision patched =
        Core.patched(stored, "{'op':'replace','path':'tags','value':[{'VALUE':'a'}]}");

    // Then
    assertEquals(List.of(), types(same));
    assertEquals("B", other.attributes().json().path("companyName").asText());
    assertEquals(2, other.attributes().json().path("a").size());
    assertEquals("a", patched.attributes().json().at("/tags/0/value").asText());
  }

  @Test
  void tellsNothingOfAWholeNumberInAnotherForm() {
    // Given
    StoredResource stored = Core.stored("{'userName': 'ada', 'x-own': 10000000000000000}");

    // When
    Decision decision = Core.put(stored, "{'userName': 'ada', 'x-own': 1e16}");

    // Then
    assertEquals(List.of(), types(decision));
  }

  @Test
  void keepsWhatAPutDoesNotName() {
    // Given
    StoredResource stored = Core.stored("{'userName': 'ada', 'externalId': 'X1', 'active': false}");

    // When
    Decision decision = Core.put(stored, "{'userName': 'ada', 'title': 'T'}");

    // Then
    assertEquals(
        Core.json("{'userName': 'ada', 'title': 'T', 'externalId': 'X1', 'active': false}"),
        decision.attributes().json());
    assertEquals(List.of(EventType.USER_UPDATED), types(decision));
  }

  @Test
  void clearsTheRestOfWhatAPutDoesNotName() {
    // When
    Decision decision = Core.put(Core.stored(ADA), "{'userName': 'Ada'}");

    // Then
    assertEquals(
        Core.json("{'userName': 'Ada', 'externalId': 'X1', 'active': true}"),
        decision.attributes().json());
  }

  @Test
  void ownsTheNamesBeforeAndAfter() {
    // When
    Decision decision =
        Core.patched(
            Core.stored("{'userName': 'Ada', 'externalId': 'X1', 'emails': [{'value': 'A@x'}]}"),
            "{'op':'replace','value':{'userName':'Bea','externalId':'x1','emails':'b@x'}}");

    // Then
    assertEquals(
        Set.of(
            ConflictKey.resource(Core.USER.value()),
            ConflictKey.name("userName", "ada"),
            ConflictKey.name("userName", "bea"),
            ConflictKey.name("externalId", "X1"),
            ConflictKey.name("externalId", "x1"),
            ConflictKey.name("email", "a@x"),
            ConflictKey.name("email", "b@x")),
        Set.copyOf(decision.events().getFirst().owns()));
  }

  @Test
  void tellsOfAGroupWithoutItsMembers() {
    // Given
    StoredResource group = Core.storedGroup("{'displayName': 'Crew', 'externalId': 'g1'}");

    // When
    Decision decision =
        Core.patched(
            group,
            """
            {'op':'replace','value':{'id':'$GROUP','displayName':'Crew B'}},
            {'op':'add','path':'members','value':[{'value':'$USER'}]}""");

    // Then
    assertEquals(List.of(EventType.GROUP_UPDATED), types(decision));
    assertTrue(decision.members() instanceof MemberChange.Delta);
    assertEquals(
        Core.json(
                """
                {'id': '$GROUP', 'version': 4, 'externalId': 'g1', 'displayName': 'Crew B',
                 'scim': {'schemas': ['urn:ietf:params:scim:schemas:core:2.0:Group'],
                   'id': '$GROUP', 'displayName': 'Crew B', 'externalId': 'g1'}}""")
            .toString(),
        data(decision, 0).path("group").toString());
  }

  @Test
  void tellsNothingOfARenameToTheSameName() {
    // When
    Decision decision =
        Core.patched(
            Core.storedGroup("{'displayName': 'Crew'}"),
            "{'op':'replace','value':{'id':'$GROUP','displayName':'Crew'}}");

    // Then
    assertEquals(List.of(), decision.events());
    assertEquals(new MemberChange.None(), decision.members());
  }

  @Test
  void foldsTheNamesAResourceIsFoundBy() {
    // When
    ResourceKeys keys =
        ResourceKeys.of(
            ResourceType.USER,
            Core.stored("{'userName': 'ADA', 'externalId': 'X', 'emails': ['B@x', 'a@x', 'b@X']}")
                .attributes());

    // Then
    assertEquals(new ResourceKeys("ada", "X", null, List.of("a@x", "b@x"), true), keys);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
      {'op':'replace','path':'emails[type eq "home"].value','value':'h@x'} | ValuePathCreates
      {'op':'add','path':'emails[type eq "home"]','value':{'value':'h@x'}} | ValuePathCreates
      {'op':'replace','path':'emails[type eq "work"].value','value':'h@x'} |
      {'op':'remove','path':'emails[type eq "home"]'}                      |
      """)
  void namesTheQuirkOfAValuePathThatMeansNothing(String operation, @Nullable String quirk) {
    // Given
    StoredResource stored =
        Core.stored("{'userName':'ada','emails':[{'type':'work','value':'w@x'}]}");

    // When
    Decision decision = Core.patched(stored, operation.replace("\"", "\\\""));

    // Then
    assertEquals(quirk == null ? Set.of() : Set.of(quirk), decision.quirks());
  }
}
