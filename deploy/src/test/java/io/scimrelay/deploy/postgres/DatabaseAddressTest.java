package io.scimrelay.deploy.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.scimrelay.deploy.console.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {

  @Test
  void anAddressWithoutAPortIsThatOfPostgres() {
    // When
    DatabaseAddress address = DatabaseAddress.parse("postgresql://db.example/relay", "u", "p");

    // Then
    assertEquals("postgresql://db.example:5432/relay", address.plainUrl());
    assertEquals("jdbc:postgresql://db.example:5432/relay", address.jdbcUrl());
    assertFalse(address.toString().contains(":p@"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"db.example", "postgresql://db.example", "postgresql:///relay"})
  void anAddressWithoutHostOrDatabaseIsRefused(String url) {
    // When, Then
    assertThrows(Refusal.class, () -> DatabaseAddress.parse(url, "u", "p"));
  }
}
