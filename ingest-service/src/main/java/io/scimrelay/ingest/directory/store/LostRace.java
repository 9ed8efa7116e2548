package io.scimrelay.ingest.directory.store;

/** What was decided on is no longer so: to be decided again. */
final class LostRace extends RuntimeException {
  LostRace(String what) {
    super(what, null, false, false);
  }
}
