package io.scimrelay.ingest.idp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.scimrelay.ingest.scim.filter.ScimFilter;
import io.scimrelay.ingest.scim.message.ScimException;
import io.scimrelay.ingest.scim.message.ScimType;
import io.scimrelay.ingest.scim.resource.ResourceType;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterGroupsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
      title pr and title pr or title pr                           | 5
      title pr and title pr and title pr and title pr or title pr | 7
      title pr or title pr and title pr and title pr or title pr  | 7
      (title pr and title pr and title pr or title pr)            | 6
      not (title pr AND title pr and title pr OR title pr)        | 7
      emails[type pr and value pr and primary pr or value pr]     | 7
      emails[type pr and value pr or value pr].value pr           | 8
      displayName eq "a and b" and title eq "or" or title eq or   | 5
      """)
  void everyTermIsTakenOnce(String filter, int nodes) {
    // When
    ScimFilter read = read(filter);

    // Then
    assertEquals(nodes, nodes(read), read::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s or title pr", "emails[%s or type pr]", "not (%s or title pr or %s)"})
  void aLongFilterIsReadInNoTime(String form) {
    // Given
    String many = String.join(" and ", Collections.nCopies(150, "title pr"));

    // When
    ScimFilter read =
        Assertions.assertTimeoutPreemptively(
            Duration.ofSeconds(2), () -> read(form.replace("%s", many)));

    // Then
    assertTrue(nodes(read) < 400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "userName eq \"a\" and active eq true)",
        "title pr or userName pr) and active eq true",
        "title pr) or (userName pr",
        "not (title pr and userName pr))",
        "emails[type eq \"work\" and value pr)]",
        "emails[(type eq \"work\" and value pr]",
        "emails[(type eq \"work\"] and value pr)",
        "emails[type eq \"work\" or value pr]]",
        "(title pr and userName pr",
        "title pr and (userName pr or [title pr)"
      })
  void bracketsThatDoNotCloseEachOtherAreRefused(String filter) {
    // Then
    assertRefused(filter);
  }

  @Test
  void bracketsInAValueAreText() {
    // When
    ScimFilter read = read("displayName eq \"(a] and [b)\" or title eq 'x)'");

    // Then
    assertEquals(3, nodes(read), read::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "not (", "emails[("})
  void aFilterNestsOnlySoDeep(String opening) {
    // Given
    String closing = opening.startsWith("emails") ? ")]" : ")";

    // Then
    for (int depth : new int[] {FilterGroups.MAX_DEPTH + 1, 500}) {
      assertRefused(opening.repeat(depth) + "title pr" + closing.repeat(depth));
    }
    assertEquals(2, nodes(read("not " + "(".repeat(60) + "title pr" + ")".repeat(60))));
  }

  @Test
  void theFilterOfAPathIsHeldToTheSame() {
    // When
    ScimException refusal =
        assertThrows(
            ScimException.class,
            () ->
                Core.patch(
                    Core.USER,
                    "{'op':'replace','path':'emails[type eq 1 and value pr)].value',"
                        + "'value':'x'}"));

    // Then
    assertEquals(Optional.of(ScimType.INVALID_FILTER), refusal.scimType());
  }

  private static void assertRefused(String filter) {
    ScimException refusal = assertThrows(ScimException.class, () -> read(filter), filter);
    assertEquals(Optional.of(ScimType.INVALID_FILTER), refusal.scimType());
  }

  private static ScimFilter read(String filter) {
    return new Normalizer().filter(ResourceType.USER, filter).value();
  }

  private static int nodes(ScimFilter filter) {
    return switch (filter) {
      case ScimFilter.And and -> 1 + sum(and.terms());
      case ScimFilter.Or or -> 1 + sum(or.terms());
      case ScimFilter.Not not -> 1 + nodes(not.term());
      case ScimFilter.ValuePath path -> 1 + nodes(path.term());
      case ScimFilter.Present _, ScimFilter.Compare _ -> 1;
    };
  }

  private static int sum(List<ScimFilter> terms) {
    return terms.stream().mapToInt(FilterGroupsTest::nodes).sum();
  }
}
