package io.scimrelay.ingest.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.scimrelay.ingest.testing.TestConnection;
import io.scimrelay.ingest.testing.WithServers;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * What providers send, garbled in every part, is answered or refused by the whole service, and
 * leaves a directory in which everything is as it is read; each case can be repeated by its seed.
 */
@QuarkusTest
@WithServers
class GarbledCorpusIT {
  private static final int ROUNDS = Integer.getInteger("scimrelay.fuzz.http-rounds", 1);
  private static final long SEED = Long.getLong("scimrelay.fuzz.seed", 20261124);

  @Test
  void aGarbledRequestIsAnsweredOrRefusedWhole() {
    List<String> problems = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (Scenario scenario : Scenario.all()) {
        // Given
        long seed = SEED + round;
        Garbling target = new Garbling(new SplittableRandom(seed), scenario.name() + " " + seed);

        // When
        List<String> _ = ScenarioPlayer.play(scenario, target);

        // Then
        problems.addAll(target.problems);
        problems.addAll(target.inconsistencies());
      }
    }
    assertEquals("", String.join("\n", problems));
  }

  /** The service behind somebody who garbles two of three requests. */
  private static final class Garbling implements ScenarioTarget {
    private final HttpService service = new HttpService();
    private final SplittableRandom random;
    private final Garbled garbled;
    private final String what;
    private final List<String> problems = new ArrayList<>();

    private Garbling(SplittableRandom random, String what) {
      this.random = random;
      this.garbled = new Garbled(random);
      this.what = what;
    }

    @Override
    public String token() {
      return service.token();
    }

    @Override
    public List<JsonNode> events() {
      return List.of();
    }

    @Override
    public Answer send(Request request) {
      Request sent = random.nextInt(3) == 0 ? request : garbled.of(request);
      Answer answer = service.send(sent);
      if (!sound(sent.method(), answer)) {
        problems.add(what + ": " + sent + " -> " + answer);
      }
      return answer;
    }

    private static boolean sound(String method, Answer answer) {
      boolean refused = answer.status() >= 400;
      boolean inForm =
          method.equals("HEAD")
              || (answer.body().path("status").asText().equals(Integer.toString(answer.status()))
                  && answer.body().path("detail").isTextual());
      return (answer.status() < 500 || answer.status() == 501) && (!refused || inForm);
    }

    /** Whatever is listed is read, and is what it was when it is put back. */
    private List<String> inconsistencies() {
      TestConnection connection = service.connection();
      List<String> found = new ArrayList<>();
      for (String type : List.of("/Users", "/Groups")) {
        JsonNode list = connection.get(type + "?count=1000").body();
        TreeSet<String> listed = new TreeSet<>();
        for (JsonNode resource : list.path("Resources")) {
          String path = type + "/" + resource.path("id").asText();
          listed.add(path);
          JsonNode read = connection.get(path).body();
          JsonNode put = connection.put(path, read.toString()).body();
          if (!read.equals(put) || !read.equals(connection.get(path).body())) {
            found.add(what + ": " + path + " " + read + " -> " + put);
          }
        }
        if (listed.size() != list.path("totalResults").asInt()) {
          found.add(what + ": " + list);
        }
      }
      if (connection.halfWritten() > 0) {
        found.add(what + ": half written");
      }
      return found;
    }
  }
}
