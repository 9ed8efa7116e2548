package io.scimrelay.delivery.lane;

import java.time.LocalDate;
import java.util.Comparator;

/** A place in the log of a tenant; days never fall while positions rise. */
public record Place(LocalDate day, long position) implements Comparable<Place> {
  private static final Comparator<Place> ORDER = Comparator.comparingLong(Place::position);

  public static final Place START = new Place(LocalDate.EPOCH, 0);

  public Place justBefore() {
    return new Place(day, position - 1);
  }

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }
}
