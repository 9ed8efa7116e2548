package io.scimrelay.delivery.attempt;

import java.time.Instant;

/** What becomes of a message after an attempt. */
public sealed interface NextStep {

  /** Delivered. */
  record Done() implements NextStep {}

  /** Tried again, not before {@code at}. */
  record RetryAt(Instant at) implements NextStep {}

  /** Failed for good; the tenant is told. */
  record GiveUp() implements NextStep {}

  /** The receiver said that it is gone; the message keeps its place in the backlog. */
  record DisableEndpoint() implements NextStep {}
}
