package io.scimrelay.ingest.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What stands in a {@code Date} header, RFC 9110 section 5.6.7; written once a second. */
record HttpDate(long second, String text) {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
          .withZone(ZoneOffset.UTC);

  private static volatile HttpDate last = at(Instant.EPOCH);

  static String of(Instant now) {
    HttpDate date = last;
    if (date.second != now.getEpochSecond()) {
      date = at(now);
      last = date;
    }
    return date.text;
  }

  private static HttpDate at(Instant now) {
    return new HttpDate(now.getEpochSecond(), FORM.format(now));
  }
}
