package io.scimrelay.ingest.outbox;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Memberships that began or ended with one request.
 *
 * @param few references of the other sides, where they are few and were read with the row; else
 *     empty, and read in pieces
 */
record Memberships(int count, JsonNode few) {
  /** So many are read with the row. */
  static final int FEW = 50;
}
