package io.scimrelay.ingest.idp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimrelay.common.id.ResourceId;
import io.scimrelay.ingest.directory.DirectoryDecider;
import io.scimrelay.ingest.directory.EventDraft;
import io.scimrelay.ingest.scim.filter.FilterMatcher;
import io.scimrelay.ingest.scim.message.BodyCheck;
import io.scimrelay.ingest.scim.message.ScimException;
import io.scimrelay.ingest.scim.resource.Attributes;
import io.scimrelay.ingest.scim.resource.Projection;
import io.scimrelay.ingest.scim.resource.ResourceType;
import io.scimrelay.ingest.scim.resource.ScimRepresentation;
import io.scimrelay.ingest.scim.resource.StoredResource;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Any JSON at all is taken or refused, never a failure; each case can be repeated by its seed. */
class FuzzTest {
  /** Of each of the four kinds. */
  private static final int CASES = Integer.getInteger("scimrelay.fuzz.cases", 6_000);

  private static final long SEED = Long.getLong("scimrelay.fuzz.seed", 20261124);

  private final Normalizer normalizer = new Normalizer();
  private final DirectoryDecider decider = new DirectoryDecider(normalizer::renormalize);

  @Test
  void normalizingTwiceEqualsOnce() {
    for (int i = 0; i < CASES; i++) {
      // Given
      ResourceType type = i % 4 == 0 ? ResourceType.GROUP : ResourceType.USER;
      RandomScim random = new RandomScim(new SplittableRandom(SEED + i));
      ObjectNode body = random.resource(type);

      // When
      Optional<Attributes> once =
          unlessRefused(i, body, () -> normalizer.create(type, checked(body)).value().attributes());

      // Then
      String what = "seed " + (SEED + i) + ": " + body;
      once.ifPresent(
          attributes ->
              assertEquals(
                  attributes.json(), normalizer.renormalize(type, attributes).json(), () -> what));
    }
  }

  @Test
  void aPatchLeavesNormalFormOrIsRefused() {
    for (int i = 0; i < CASES; i++) {
      // Given
      RandomScim random = new RandomScim(new SplittableRandom(SEED + i));
      ResourceType type = i % 4 == 0 ? ResourceType.GROUP : ResourceType.USER;
      StoredResource stored = stored(type, random);
      ObjectNode body = random.patch(type);

      // When
      Optional<Attributes> after =
          unlessRefused(
              i,
              body,
              () ->
                  decider
                      .patch(stored, normalizer.patch(stored.id(), checked(body)).value())
                      .attributes());

      // Then
      String what = "seed " + (SEED + i) + ": " + stored.attributes().json() + " by " + body;
      after.ifPresent(
          attributes ->
              assertEquals(
                  attributes.json(), normalizer.renormalize(type, attributes).json(), () -> what));
    }
  }

  @Test
  void thePutOfWhatIsReadChangesNothing() {
    for (int i = 0; i < CASES; i++) {
      // Given
      RandomScim random = new RandomScim(new SplittableRandom(SEED + i));
      StoredResource stored = stored(ResourceType.USER, random);
      ObjectNode read = ScimRepresentation.core(stored.id(), stored.attributes());

      // When
      List<EventDraft> events =
          unlessRefused(
                  i,
                  read,
                  () -> {
                    var put = normalizer.replace(stored.id(), read.deepCopy()).value();
                    return decider.replace(stored, put).events();
                  })
              .orElseThrow(() -> new AssertionError("refused: " + read));

      // Then
      String what = "seed " + (SEED + i) + ": " + read;
      assertEquals(List.of(), events, () -> what);
    }
  }

  @Test
  void anyFilterIsAnsweredOrRefused() {
    for (int i = 0; i < CASES; i++) {
      // Given
      RandomScim random = new RandomScim(new SplittableRandom(SEED + i));
      JsonNode resource = stored(ResourceType.USER, random).attributes().json();
      String filter = random.filter();

      // When
      Supplier<Boolean> answer =
          () ->
              FilterMatcher.matches(
                  normalizer.filter(ResourceType.USER, filter).value(),
                  ResourceType.USER,
                  resource);

      // Then
      unlessRefused(i, filter, answer);
      Projection.of(ResourceType.USER, filter, null).apply((ObjectNode) resource);
    }
  }

  private StoredResource stored(ResourceType type, RandomScim random) {
    Instant time = Instant.parse("2026-11-24T03:11:00Z");
    ResourceId id = type == ResourceType.USER ? Core.USER : Core.GROUP;
    Attributes attributes =
        unlessRefused(0, "", () -> normalizer.create(type, random.resource(type)).value())
            .map(created -> created.attributes())
            .orElseGet(() -> Core.created(type, "{'userName': 'ada', 'displayName': 'Ada'}"));
    return new StoredResource(id, 1, time, time, attributes);
  }

  private static ObjectNode checked(ObjectNode body) {
    return BodyCheck.read(
        new ByteArrayInputStream(body.toString().getBytes(StandardCharsets.UTF_8)));
  }

  private static <T> Optional<T> unlessRefused(int number, Object input, Supplier<T> work) {
    try {
      return Optional.of(work.get());
    } catch (ScimException refused) {
      return Optional.empty();
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError("seed " + (SEED + number) + ": " + input, e);
    }
  }
}
