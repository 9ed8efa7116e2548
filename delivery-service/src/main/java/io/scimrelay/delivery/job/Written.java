package io.scimrelay.delivery.job;

import java.time.LocalDate;

/**
 * A backfill that stands in the log, not yet sent.
 *
 * @param sequence the number of the last change that it tells of
 */
record Written(Positions positions, int epoch, long sequence, long told) {

  /** Places in the log of a tenant, kept for one backfill: those after one, so many. */
  record Positions(LocalDate day, long after, long count) {
    long last() {
      return after + count;
    }
  }
}
