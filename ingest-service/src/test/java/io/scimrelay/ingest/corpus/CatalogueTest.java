package io.scimrelay.ingest.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every row of the catalogue of quirks is shown: by a scenario, or where a list says. */
class CatalogueTest {
  private static final int ROWS_OF_SCIM_2 = 243;

  @Test
  void everyRowIsShown() throws IOException {
    // Given
    Set<String> missing =
        IntStream.rangeClosed(1, ROWS_OF_SCIM_2)
            .mapToObj("Q%03d"::formatted)
            .collect(Collectors.toCollection(TreeSet::new));

    // When
    Scenario.all().forEach(scenario -> scenario.rows().forEach(missing::remove));
    elsewhere().forEach(line -> missing.remove(line.split(" ", 2)[0]));

    // Then
    assertEquals(Set.of(), missing);
  }

  private static List<String> elsewhere() throws IOException {
    try (InputStream list =
        Objects.requireNonNull(
            CatalogueTest.class.getResourceAsStream("/corpus/rows-shown-elsewhere.txt"))) {
      return new String(list.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.startsWith("Q"))
          .toList();
    }
  }
}
