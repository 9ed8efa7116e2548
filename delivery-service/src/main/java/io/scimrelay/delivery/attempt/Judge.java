package io.scimrelay.delivery.attempt;

import io.scimrelay.delivery.sender.Answer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns what came over the wire into an outcome. */
public final class Judge {
  private static final int LONGEST_HEADER = 100;
  private static final Duration VERY_LONG = Duration.ofDays(1);

  /** RFC 9110 5.6.7; the years of the second form lie less than 50 years ahead. */
  private static final List<DateTimeFormatter> FORMS =
      List.of(
          form("EEE, d MMM yyyy HH:mm:ss 'GMT'"),
          new DateTimeFormatterBuilder()
              .parseCaseInsensitive()
              .appendPattern("EEEE, dd-MMM-")
              .appendValueReduced(ChronoField.YEAR, 2, 2, 1980)
              .appendPattern(" HH:mm:ss 'GMT'")
              .toFormatter(Locale.ENGLISH),
          form("EEE MMM ppd HH:mm:ss yyyy"));

  private Judge() {}

  private static DateTimeFormatter form(String pattern) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(pattern)
        .toFormatter(Locale.ENGLISH);
  }

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

  /**
   * RFC 9110 10.2.3: seconds or a date, in any of its three forms; what is neither is not heard.
   */
  static @Nullable Duration retryAfter(@Nullable String header, Instant now) {
    String text = header == null ? "" : header.strip();
    if (text.isEmpty() || text.length() > LONGEST_HEADER) {
      return null;
    }
    if (text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return text.length() < 10 ? Duration.ofSeconds(Long.parseLong(text)) : VERY_LONG;
    }
    return FORMS.stream()
        .flatMap(form -> date(text, form).stream())
        .findFirst()
        .map(date -> Duration.between(now, date))
        .orElse(null);
  }

  private static Optional<Instant> date(String text, DateTimeFormatter form) {
    try {
      return Optional.of(LocalDateTime.parse(text, form).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
