package io.scimrelay.delivery.job;

/** The endpoint is with another process now, which does its jobs. */
final class MovedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MovedException() {
    super("the endpoint is with another process");
  }
}
