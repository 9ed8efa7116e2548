package io.scimrelay.delivery.eventlog;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Optional;

/**
 * A place in the log of a tenant, behind which a reader reads on; opaque to readers.
 *
 * @param epoch of the log when it was given out
 * @param day that the position was taken on, which bounds what is looked at
 */
public record Cursor(int epoch, LocalDate day, long position) {
  private static final byte VERSION = 1;
  private static final int BYTES = 1 + Integer.BYTES + Integer.BYTES + Long.BYTES;

  /** Before everything that is kept. */
  static Cursor beginning(int epoch) {
    return new Cursor(epoch, LocalDate.EPOCH, 0);
  }

  boolean isBeginning() {
    return position == 0;
  }

  static Optional<Cursor> parse(String text) {
    try {
      ByteBuffer in = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
      if (in.remaining() != BYTES || in.get() != VERSION) {
        return Optional.empty();
      }
      Cursor cursor = new Cursor(in.getInt(), LocalDate.ofEpochDay(in.getInt()), in.getLong());
      return cursor.position < 0 || cursor.epoch < 1 ? Optional.empty() : Optional.of(cursor);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  String text() {
    ByteBuffer out =
        ByteBuffer.allocate(BYTES)
            .put(VERSION)
            .putInt(epoch)
            .putInt((int) day.toEpochDay())
            .putLong(position);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(out.array());
  }

  Cursor at(LocalDate otherDay, long otherPosition) {
    return new Cursor(epoch, otherDay, otherPosition);
  }
}
