package io.scimrelay.delivery.message;

import java.time.LocalDate;
import java.util.List;

/** What a lane asks to read: what is pending behind a place. */
public record LanePage(LaneId lane, LocalDate day, long position) {

  /** What was read; {@code last} where there was no more at that moment. */
  public record Read(List<PendingMessage> messages, boolean last) {}
}
