package io.scimrelay.delivery.attempt;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How one HTTP try ended. */
public sealed interface AttemptOutcome {

  /** As the contract names it. */
  String wire();

  default @Nullable Integer answered() {
    return null;
  }

  default @Nullable String problem() {
    return null;
  }

  /** What is kept of the answer's body. */
  default @Nullable String kept() {
    return null;
  }

  /** A 2xx. */
  record Accepted(int status, String excerpt) implements AttemptOutcome {
    @Override
    public String wire() {
      return "accepted";
    }

    @Override
    public Integer answered() {
      return status;
    }

    @Override
    public String kept() {
      return excerpt;
    }
  }

  /**
   * Any other answer.
   *
   * @param retryAfter what the receiver asked for, or null
   */
  record Rejected(int status, String excerpt, @Nullable Duration retryAfter)
      implements AttemptOutcome {
    private static final int GONE = 410;

    public boolean gone() {
      return status == GONE;
    }

    /** Whether the receiver asks for less, not for something else. */
    public boolean throttled() {
      return status == 429 || status == 502 || status == 503 || status == 504;
    }

    @Override
    public String wire() {
      return "rejected";
    }

    @Override
    public Integer answered() {
      return status;
    }

    @Override
    public @Nullable String problem() {
      return status >= 300 && status < 400 ? "redirect" : null;
    }

    @Override
    public String kept() {
      return excerpt;
    }
  }

  /**
   * No whole answer.
   *
   * @param error timeout, dns, connect, tls, reset or protocol
   */
  record Unreachable(String error) implements AttemptOutcome {
    @Override
    public String wire() {
      return "unreachable";
    }

    @Override
    public String problem() {
      return error;
    }
  }

  /**
   * Nothing was sent, because of where it would have gone.
   *
   * @param error blocked_target or invalid_url
   */
  record Blocked(String error) implements AttemptOutcome {
    @Override
    public String wire() {
      return "blocked";
    }

    @Override
    public String problem() {
      return error;
    }
  }
}
