package io.scimrelay.common.target;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The one judge of where a webhook may go: of its URL without a look-up, when it is set and at each
 * send, and of the addresses that a name has at the moment of sending.
 *
 * @param allowPrivate whether this host and its network may be targets, as in standalone mode
 */
public record TargetRules(boolean allowPrivate) {
  private static final int MAX_URL = 2000;
  private static final int MAX_NAME = 253;
  private static final int LAST_LOW_PORT = 1024;
  private static final int LAST_PORT = 65535;
  private static final int DEFAULT_PORT = -1;
  private static final Pattern AUTHORITY =
      Pattern.compile("(\\[[^\\]]*]|[^:\\[\\]]+)(?::(\\d{0,6}))?");
  private static final Set<Integer> LOW_PORTS = Set.of(80, 443);
  private static final Set<Integer> DENIED_PORTS = Set.of(5432, 6379, 9092);
  private static final List<String> OWN_SUFFIXES =
      List.of("localhost", "local", "internal", "lan", "svc", "arpa");
  private static final Pattern DOTTED_QUAD =
      Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?!$)|$)){4}");
  private static final Pattern NAME =
      Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

  /** Some resolvers read a name that ends so as an address in decimal, octal or hex. */
  private static final Pattern NUMBER = Pattern.compile("\\d+|0x[0-9a-f]*");

  /** What was made of a URL: one of the two. */
  public sealed interface Verdict {
    /** A target, whose addresses are still to be judged. */
    record Allowed(Target target) implements Verdict {}

    /** No target for this reason. */
    record Refused(TargetRefusal refusal) implements Verdict {}
  }

  public Optional<TargetRefusal> refusal(String url) {
    return judge(url) instanceof Verdict.Refused refused
        ? Optional.of(refused.refusal())
        : Optional.empty();
  }

  public Verdict judge(String url) {
    URI uri = parse(url);
    if (uri == null) {
      return new Verdict.Refused(TargetRefusal.invalid("must be an http or https URL in ASCII"));
    }
    if (uri.getRawAuthority().indexOf('@') >= 0 || uri.getRawFragment() != null) {
      return new Verdict.Refused(TargetRefusal.invalid("must have no user and no fragment"));
    }
    Matcher authority = AUTHORITY.matcher(uri.getRawAuthority().toLowerCase(Locale.ROOT));
    if (!authority.matches()) {
      return new Verdict.Refused(TargetRefusal.invalid("has no valid host and port"));
    }
    int port = port(authority.group(2));
    TargetRefusal refusal = judge(authority.group(1), port);
    return refusal == null
        ? new Verdict.Allowed(target(uri, authority.group(1), port))
        : new Verdict.Refused(refusal);
  }

  /** Whether a connection to this very address may be made. */
  public boolean allows(InetAddress address) {
    return allowed(AddressKind.of(address));
  }

  private static Target target(URI uri, String written, int port) {
    boolean tls = "https".equalsIgnoreCase(uri.getScheme());
    boolean bracketed = written.startsWith("[");
    String host =
        bracketed
            ? written.substring(1, written.length() - 1)
            : written.endsWith(".") ? written.substring(0, written.length() - 1) : written;
    Optional<InetAddress> address =
        bracketed || DOTTED_QUAD.matcher(host).matches()
            ? Optional.ofNullable(address(host))
            : Optional.empty();
    int asked = port == DEFAULT_PORT ? (tls ? 443 : 80) : port;
    return new Target(tls, host, address, asked, path(uri));
  }

  private static String path(URI uri) {
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
  }

  /** The host is read by ourselves: the JDK's URI has none where a name is half a number. */
  private static @Nullable URI parse(String url) {
    if (url.length() > MAX_URL || !url.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      return null;
    }
    try {
      URI uri = new URI(url);
      boolean web =
          "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
      return web && uri.getRawAuthority() != null ? uri : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }

  private static int port(@Nullable String digits) {
    return digits == null || digits.isEmpty() ? DEFAULT_PORT : Integer.parseInt(digits);
  }

  private @Nullable TargetRefusal judge(String host, int port) {
    if (port == 0 || port > LAST_PORT) {
      return TargetRefusal.invalid("has no such port");
    }
    if (!allowPrivate && !allowed(port)) {
      return TargetRefusal.blocked("uses a port that webhooks may not go to");
    }
    return host.startsWith("[") || DOTTED_QUAD.matcher(host).matches() ? literal(host) : name(host);
  }

  private static boolean allowed(int port) {
    return port == DEFAULT_PORT
        || LOW_PORTS.contains(port)
        || (port > LAST_LOW_PORT && !DENIED_PORTS.contains(port));
  }

  private @Nullable TargetRefusal literal(String host) {
    boolean bracketed = host.startsWith("[");
    InetAddress address = address(bracketed ? host.substring(1, host.length() - 1) : host);
    if (address == null) {
      return TargetRefusal.invalid("has no valid address");
    }
    boolean mapped = bracketed && address.getAddress().length == 4;
    return !mapped && allowed(AddressKind.of(address))
        ? null
        : TargetRefusal.blocked("is not a public address");
  }

  private static @Nullable InetAddress address(String text) {
    try {
      return text.indexOf('%') >= 0 ? null : InetAddress.ofLiteral(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private boolean allowed(AddressKind kind) {
    return switch (kind) {
      case PUBLIC -> true;
      case PRIVATE -> allowPrivate;
      case SPECIAL -> false;
    };
  }

  private @Nullable TargetRefusal name(String written) {
    String host = written.endsWith(".") ? written.substring(0, written.length() - 1) : written;
    String last = host.substring(host.lastIndexOf('.') + 1);
    if (NUMBER.matcher(last).matches()) {
      return TargetRefusal.blocked("must have its address as four decimal numbers");
    }
    if (host.length() > MAX_NAME || !NAME.matcher(host).matches()) {
      return TargetRefusal.invalid("has no valid host name");
    }
    boolean own = host.indexOf('.') < 0 || OWN_SUFFIXES.contains(last);
    return own && !allowPrivate
        ? TargetRefusal.blocked("has a name that only a private network knows")
        : null;
  }
}
