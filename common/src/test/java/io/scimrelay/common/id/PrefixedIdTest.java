package io.scimrelay.common.id;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrefixedIdTest {

  private static IdSource at(String time, long seed) {
    return new IdSource(InstantSource.fixed(Instant.parse(time)), new SplittableRandom(seed));
  }

  @Test
  void aWrittenIdIsReadBackAsTheSameValue() {
    // Given
    SplittableRandom random = new SplittableRandom(7);
    Stream<UUID> values =
        Stream.concat(
            Stream.of(new UUID(0, 0), new UUID(-1, -1), new UUID(Long.MIN_VALUE, 1)),
            Stream.generate(() -> new UUID(random.nextLong(), random.nextLong())).limit(1000));

    // When // Then
    values.forEach(
        value -> assertEquals(Optional.of(value), TenantId.parse(id(value)).map(TenantId::value)));
  }

  private static String id(UUID value) {
    return new TenantId(value).text();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ten",
        "ten_",
        "ten_0000000000000000000000000",
        "ten_000000000000000000000000000",
        "org_00000000000000000000000000",
        "ten-00000000000000000000000000",
        "ten_80000000000000000000000000",
        "ten_0000000000000000000000000I",
        "ten_0000000000000000000000000A",
        "ten_0000000000000000000000000é",
        "TEN_00000000000000000000000000"
      })
  void whatIsNotWrittenByUsIsNoId(String text) {
    // When
    Optional<TenantId> read = TenantId.parse(text);

    // Then
    assertTrue(read.isEmpty());
  }

  @Test
  void laterIdsSortAfterEarlierOnesAsTextAndAsValues() {
    // Given
    UUID early = at("2026-01-01T00:00:00.000Z", 1).next();
    UUID late = at("2026-01-01T00:00:00.001Z", 2).next();

    // When
    int byText = new TenantId(early).text().compareTo(new TenantId(late).text());
    int byValue = IdOrder.compare(early, late);

    // Then
    assertTrue(byText < 0);
    assertTrue(byValue < 0);
  }

  @Test
  void theUrlFormOfAConnectionHasNoUnderscoreAndIsReadBack() {
    // Given
    ConnectionId id = new ConnectionId(at("2026-01-01T00:00:00Z", 3).next());

    // When
    String url = id.urlForm();

    // Then
    assertFalse(url.contains("_"));
    assertEquals(Optional.of(id), ConnectionId.parseUrlForm(url));
  }

  @Test
  void theEventsOfARequestAreNumberedInTheirIds() {
    // Given
    EventId base = at("2026-01-01T00:00:00Z", 4).nextEventBase();

    // When
    List<String> ids = Stream.of(0, 1, 2, 70_000).map(i -> base.plus(i).text()).toList();

    // Then
    assertEquals(ids.stream().sorted().distinct().toList(), ids);
    assertEquals(base, base.plus(0));
    assertEquals(base.plus(9), base.plus(70_000).plus(9));
  }

  @Test
  void aResourceIdTellsUsersFromGroups() {
    // Given
    UUID value = at("2026-01-01T00:00:00Z", 5).next();

    // When
    Optional<ResourceId> user = ResourceId.parse(ResourceId.user(value).text());
    Optional<ResourceId> group = ResourceId.parse(ResourceId.group(value).text());

    // Then
    assertEquals(Optional.of(ResourceId.user(value)), user);
    assertEquals(Optional.of(ResourceId.group(value)), group);
  }
}
