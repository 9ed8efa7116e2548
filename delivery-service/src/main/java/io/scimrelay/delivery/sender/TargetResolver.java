package io.scimrelay.delivery.sender;

import io.smallrye.mutiny.Uni;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;

/** All addresses of a name, without blocking whoever asks; three seconds at most. */
final class TargetResolver {
  private static final Duration LONGEST = Duration.ofSeconds(3);

  private final Executor lookups;

  TargetResolver(Executor lookups) {
    this.lookups = lookups;
  }

  Uni<List<InetAddress>> resolve(Target target) {
    String host = target.bareHost();
    if (TargetPolicy.isLiteral(host)) {
      return Uni.createFrom().item(List.of(InetAddress.ofLiteral(host)));
    }
    return Uni.createFrom()
        .item(() -> lookUp(host))
        .runSubscriptionOn(lookups)
        .ifNoItem()
        .after(LONGEST)
        .failWith(() -> new UnresolvedException("the look-up took too long"));
  }

  private static List<InetAddress> lookUp(String host) {
    try {
      return List.of(InetAddress.getAllByName(host));
    } catch (UnknownHostException e) {
      throw new UnresolvedException("unknown host", e);
    }
  }

  /** The name has no address now. */
  static final class UnresolvedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnresolvedException(String message) {
      super(message);
    }

    UnresolvedException(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
