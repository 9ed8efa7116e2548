package io.scimrelay.ingest.outbox;

/** Something the relay needs does not answer; it is tried again. */
final class RelayUnavailable extends Exception {
  RelayUnavailable(String what, Throwable cause) {
    super(what, cause);
  }
}
