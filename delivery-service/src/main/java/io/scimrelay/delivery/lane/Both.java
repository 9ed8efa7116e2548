package io.scimrelay.delivery.lane;

import java.util.Iterator;

/** One iterator behind the other. */
record Both(Iterator<LaneEntry> first, Iterator<LaneEntry> second) implements Iterator<LaneEntry> {

  @Override
  public boolean hasNext() {
    return first.hasNext() || second.hasNext();
  }

  @Override
  public LaneEntry next() {
    return first.hasNext() ? first.next() : second.next();
  }
}
