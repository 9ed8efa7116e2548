package io.scimrelay.ingest.limits;

import io.scimrelay.ingest.scim.message.ScimException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** The bytes of bodies that a process holds at one time. */
@ApplicationScoped
public class BodyBudget {
  /** A body takes several times its size once it is read: of a small heap less is given. */
  private static final int HEAP_SHARE = 4;

  private final AtomicLong held = new AtomicLong();
  private final LimitsConfig config;
  private final long most;

  BodyBudget(LimitsConfig config) {
    this.config = config;
    this.most = Math.min(config.bodiesBytes(), Runtime.getRuntime().maxMemory() / HEAP_SHARE);
  }

  public Share open() {
    return new Share();
  }

  /** What one request holds; not safe for use by several threads at once. */
  public final class Share {
    private long mine;

    private Share() {}

    /** Takes more, or throws 413 or 503. */
    public void add(long bytes) {
      if (mine + bytes > config.bodyBytes()) {
        throw ScimException.tooLarge(
            "The body is larger than " + config.bodyBytes() + " bytes. Send less at a time.");
      }
      if (held.addAndGet(bytes) > most) {
        held.addAndGet(-bytes);
        throw ScimException.unavailable(
            "Too many large bodies are being read. Send again in a moment.", Duration.ofSeconds(1));
      }
      mine += bytes;
    }

    public void release() {
      held.addAndGet(-mine);
      mine = 0;
    }
  }
}
