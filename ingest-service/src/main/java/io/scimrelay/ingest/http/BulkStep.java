package io.scimrelay.ingest.http;

import java.util.Set;

/** What is done for a Bulk, one after the other. */
sealed interface BulkStep {
  /** The place of its operation among those sent. */
  int index();

  /** The operation itself, but for the attributes that refer to what is made {@code later}. */
  record Operate(int index, Set<String> later) implements BulkStep {}

  /** The attributes it was made without. */
  record Complete(int index) implements BulkStep {}
}
