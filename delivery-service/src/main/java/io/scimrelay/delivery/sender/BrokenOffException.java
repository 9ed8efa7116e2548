package io.scimrelay.delivery.sender;

/** The exchange was broken off by ourselves, so that nothing is known of the receiver. */
public final class BrokenOffException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BrokenOffException() {
    super("broken off", null, false, false);
  }
}
