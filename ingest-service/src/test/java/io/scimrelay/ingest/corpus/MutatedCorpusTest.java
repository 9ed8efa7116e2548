package io.scimrelay.ingest.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Requests of the corpus with something changed in them are answered or refused, and what is
 * refused leaves nothing behind; each case can be repeated by its seed.
 */
class MutatedCorpusTest {
  private static final int ROUNDS = Integer.getInteger("scimrelay.fuzz.rounds", 10);
  private static final long SEED = Long.getLong("scimrelay.fuzz.seed", 20261124);

  @Test
  void aChangedRequestIsAnsweredOrRefusedWhole() {
    for (Scenario scenario : Scenario.pure()) {
      for (int round = 0; round < ROUNDS; round++) {
        // Given
        long seed = SEED + round;
        Mutating target = new Mutating(new SplittableRandom(seed), scenario.name() + " " + seed);

        // When
        ScenarioPlayer.play(scenario, target);

        // Then
        assertTrue(target.sent > 0, scenario.name());
      }
    }
  }

  /** The pure pipeline behind somebody who garbles every other request. */
  private static final class Mutating implements ScenarioTarget {
    private final PureService service = new PureService();
    private final SplittableRandom random;
    private final String what;
    private int sent;

    private Mutating(SplittableRandom random, String what) {
      this.random = random;
      this.what = what;
    }

    @Override
    public String token() {
      return service.token();
    }

    @Override
    public List<JsonNode> events() {
      return service.events();
    }

    @Override
    public Answer send(Request request) {
      Request garbled = random.nextBoolean() ? request : garbled(request);
      int told = service.events().size();
      String before = state();
      Answer answer = answer(garbled);
      sent++;
      if (answer.status() >= 400) {
        assertTrue(answer.status() < 500 || answer.status() == 501, () -> what + ": " + garbled);
        assertEquals(told, service.events().size(), () -> what + ": " + garbled);
        assertEquals(before, state(), () -> what + ": " + garbled);
      }
      return answer;
    }

    private Answer answer(Request garbled) {
      try {
        return service.send(garbled);
      } catch (RuntimeException e) {
        throw new AssertionError(what + ": " + garbled, e);
      }
    }

    private String state() {
      return service.dump();
    }

    private Request garbled(Request request) {
      String body = request.body();
      return body == null
          ? request
          : new Request(
              request.method(),
              request.path(),
              request.query(),
              request.headers(),
              random.nextInt(3) == 0 ? cut(body) : swapped(body));
    }

    private String cut(String body) {
      int at = random.nextInt(body.length() + 1);
      return body.substring(0, at) + body.substring(Math.min(body.length(), at + 1));
    }

    /** One value, name or operator for another of the same text. */
    private String swapped(String body) {
      List<String> from =
          List.of("\"value\"", "true", "\"path\"", "eq", "work", "\"op\"", "[", ".");
      List<String> to = List.of("null", "{}", "[]", "\"\"", "-1", "\"members\"", "\\u0000", "ne");
      String old = from.get(random.nextInt(from.size()));
      return body.replace(old, to.get(random.nextInt(to.size())));
    }
  }
}
