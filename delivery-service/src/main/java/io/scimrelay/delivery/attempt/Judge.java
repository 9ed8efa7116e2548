package io.scimrelay.delivery.attempt;

import io.scimrelay.delivery.sender.Answer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Turns what came over the wire into an outcome. */
public final class Judge {
  private Judge() {}

  public static AttemptOutcome outcome(Answer answer, Instant now) {
    return switch (answer) {
      case Answer.Status status when status.code() >= 200 && status.code() < 300 ->
          new AttemptOutcome.Accepted(status.code(), status.excerpt());
      case Answer.Status status ->
          new AttemptOutcome.Rejected(
              status.code(), status.excerpt(), retryAfter(status.retryAfter(), now));
      case Answer.None none -> new AttemptOutcome.Unreachable(none.error());
      case Answer.Refused refused -> new AttemptOutcome.Blocked(refused.error());
    };
  }

  /** RFC 9110 10.2.3: seconds or a date; what is neither is not heard. */
  static @Nullable Duration retryAfter(@Nullable String header, Instant now) {
    if (header == null) {
      return null;
    }
    String text = header.strip();
    if (!text.isEmpty() && text.length() < 10 && text.chars().allMatch(Character::isDigit)) {
      return Duration.ofSeconds(Long.parseLong(text));
    }
    try {
      ZonedDateTime date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
      return Duration.between(now, date.toInstant());
    } catch (DateTimeException e) {
      return null;
    }
  }
}
