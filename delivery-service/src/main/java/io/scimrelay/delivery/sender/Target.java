package io.scimrelay.delivery.sender;

import java.net.URI;
import java.util.Optional;

/** Where a webhook goes, taken apart. */
public record Target(boolean tls, String host, int port, String path) {

  /** Empty where the URL is not http or https with a host; the control plane refused it before. */
  public static Optional<Target> of(String url) {
    try {
      URI uri = URI.create(url);
      boolean tls = "https".equalsIgnoreCase(uri.getScheme());
      boolean known = tls || "http".equalsIgnoreCase(uri.getScheme());
      String host = uri.getHost();
      if (!known || host == null || uri.getRawUserInfo() != null) {
        return Optional.empty();
      }
      int port = uri.getPort() == -1 ? (tls ? 443 : 80) : uri.getPort();
      return Optional.of(new Target(tls, host, port, path(uri)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The host without the brackets of an IPv6 literal. */
  String bareHost() {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private static String path(URI uri) {
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
  }
}
