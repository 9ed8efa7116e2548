package io.scimrelay.delivery.lane;

/** What became of the wish to send a message out of turn. */
enum Taken {
  /** It counts as on its way from now on. */
  NOW,
  ALREADY,
  /** Something that it must follow is not delivered yet. */
  WAITS,
  NOT_HERE
}
