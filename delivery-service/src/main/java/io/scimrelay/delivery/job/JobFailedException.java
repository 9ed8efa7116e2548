package io.scimrelay.delivery.job;

/** A job that cannot be done, with the reason for whoever asked for it. */
final class JobFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  JobFailedException(String reason) {
    super(reason);
  }
}
