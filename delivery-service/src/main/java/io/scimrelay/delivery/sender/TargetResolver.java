package io.scimrelay.delivery.sender;

import io.scimrelay.common.target.Target;
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
  private final LookUp lookUp;

  TargetResolver(Executor lookups, LookUp lookUp) {
    this.lookups = lookups;
    this.lookUp = lookUp;
  }

  /** Who knows the addresses of names. */
  interface LookUp {
    InetAddress[] all(String name) throws UnknownHostException;
  }

  Uni<List<InetAddress>> resolve(Target target) {
    return target
        .address()
        .map(address -> Uni.createFrom().item(List.of(address)))
        .orElseGet(() -> lookUp(target.host()));
  }

  private Uni<List<InetAddress>> lookUp(String name) {
    return Uni.createFrom()
        .item(() -> addresses(name))
        .runSubscriptionOn(lookups)
        .ifNoItem()
        .after(LONGEST)
        .failWith(() -> new UnresolvedException("the look-up took too long"));
  }

  private List<InetAddress> addresses(String name) {
    try {
      InetAddress[] all = lookUp.all(name);
      if (all.length == 0) {
        throw new UnresolvedException("no address");
      }
      return List.of(all);
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
