package io.scimrelay.delivery.job;

/** The directory has grown beyond the positions that were kept for it. */
final class OutgrownException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OutgrownException() {
    super("the directory grew meanwhile");
  }
}
