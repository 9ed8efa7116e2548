package io.scimrelay.delivery.sender;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What is refused of a target before its name is looked up. */
final class TargetPolicy {
  private static final Set<Integer> LOW_PORTS = Set.of(80, 443);
  private static final Set<Integer> DENIED_PORTS = Set.of(5432, 6379, 9092);
  private static final List<String> PRIVATE_SUFFIXES =
      List.of("localhost", "local", "internal", "lan", "svc", "arpa");
  private static final Pattern DOTTED_QUAD =
      Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");

  private TargetPolicy() {}

  static boolean allowed(Target target) {
    boolean host = isLiteral(target.bareHost()) ? plain(target.bareHost()) : name(target.host());
    return host && port(target.port());
  }

  /** IPv4 inside IPv6 and zones are forms that nobody needs and parsers read differently. */
  private static boolean plain(String literal) {
    return literal.indexOf(':') < 0 || (literal.indexOf('.') < 0 && literal.indexOf('%') < 0);
  }

  /** An address as everybody reads it: four decimal numbers, or anything with a colon. */
  static boolean isLiteral(String host) {
    return host.indexOf(':') >= 0 || DOTTED_QUAD.matcher(host).matches();
  }

  private static boolean port(int port) {
    return LOW_PORTS.contains(port)
        || (port > 1024 && port < 65536 && !DENIED_PORTS.contains(port));
  }

  private static boolean name(String written) {
    String host = written.endsWith(".") ? written.substring(0, written.length() - 1) : written;
    int dot = host.lastIndexOf('.');
    String last = host.substring(dot + 1).toLowerCase(Locale.ROOT);
    return dot > 0
        && NAME.matcher(host).matches()
        && !PRIVATE_SUFFIXES.contains(last)
        && !looksNumeric(last);
  }

  /** A last label that some resolvers read as a number makes the whole name an address. */
  private static boolean looksNumeric(String label) {
    return label.isEmpty() || Character.isDigit(label.charAt(0));
  }
}
