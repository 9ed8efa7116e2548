package io.scimrelay.delivery.sender;

import org.jspecify.annotations.Nullable;

/** What came of a request. */
public sealed interface Answer {

  /**
   * A status, and the beginning of the body.
   *
   * @param retryAfter the header as it came, or null
   */
  record Status(int code, String excerpt, @Nullable String retryAfter) implements Answer {}

  /**
   * No whole answer.
   *
   * @param error timeout, dns, connect, tls, reset or protocol
   */
  record None(String error) implements Answer {}

  /**
   * Nothing was sent.
   *
   * @param error blocked_target or invalid_url
   */
  record Refused(String error) implements Answer {}
}
