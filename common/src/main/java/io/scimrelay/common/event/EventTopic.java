package io.scimrelay.common.event;

import java.time.Duration;

/** The topic between ingest and delivery: its key is the connection id as text. */
public final class EventTopic {
  public static final String NAME = "scimrelay.directory-events.v1";
  public static final int PARTITIONS = 24;
  public static final Duration RETENTION = Duration.ofDays(3);
  public static final int MAX_RECORD_BYTES = 4 * 1024 * 1024;

  /** A record is cut at so many events, a round's share of a connection ... */
  public static final int MAX_EVENTS = 200;

  /** ... or at so many bytes of bodies, whichever comes first. */
  public static final int CUT_BYTES = 512 * 1024;

  private EventTopic() {}
}
