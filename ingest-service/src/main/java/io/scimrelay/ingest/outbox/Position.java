package io.scimrelay.ingest.outbox;

/** How far a connection has come; order is (epoch, sequence). */
record Position(int epoch, long sequence) implements Comparable<Position> {
  static final Position START = new Position(0, 0);

  @Override
  public int compareTo(Position other) {
    int byEpoch = Integer.compare(epoch, other.epoch);
    return byEpoch != 0 ? byEpoch : Long.compare(sequence, other.sequence);
  }
}
