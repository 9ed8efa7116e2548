package io.scimrelay.delivery.lane;

import java.util.Arrays;

/** A set of conflict keys that costs some twelve bytes a key; zero is kept beside the table. */
final class KeySet {
  private static final int SMALLEST = 64;

  private long[] table = new long[SMALLEST];
  private boolean zero;
  private int size;

  void add(long key) {
    if (key == 0) {
      zero = true;
      return;
    }
    int slot = slot(table, key);
    if (table[slot] == 0) {
      table[slot] = key;
      size++;
      growWhenCrowded();
    }
  }

  boolean contains(long key) {
    return key == 0 ? zero : size > 0 && table[slot(table, key)] == key;
  }

  void clear() {
    table = new long[SMALLEST];
    zero = false;
    size = 0;
  }

  private void growWhenCrowded() {
    if (size * 3L > table.length * 2L) {
      long[] larger = new long[table.length * 2];
      Arrays.stream(table).filter(key -> key != 0).forEach(key -> larger[slot(larger, key)] = key);
      table = larger;
    }
  }

  /** The place of the key, or the empty one where it belongs. Keys are hashes already. */
  private static int slot(long[] table, long key) {
    int mask = table.length - 1;
    int slot = (int) (key ^ (key >>> 32)) & mask;
    while (table[slot] != 0 && table[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
