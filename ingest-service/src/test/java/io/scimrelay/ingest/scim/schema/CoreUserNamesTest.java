package io.scimrelay.ingest.scim.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.scimrelay.common.directory.CoreUserNames;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CoreUserNamesTest {

  @Test
  void eventsAndTheSchemaNameTheSameAttributes() {
    // When
    Set<String> served =
        Stream.of(SchemaCatalog.USER.core(), CommonSchema.SCHEMA)
            .flatMap(schema -> schema.attributes().stream())
            .map(AttributeDefinition::name)
            .collect(Collectors.toSet());

    // Then
    assertEquals(served, CoreUserNames.ALL);
  }
}
