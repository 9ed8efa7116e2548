package io.scimrelay.ingest.http;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Who is at the other end. {@code X-Forwarded-For} counts only where a trusted proxy is, and then
 * its rightmost address that is not one.
 */
@ApplicationScoped
class ClientAddress {
  private static final String MAPPED = "::ffff:";

  private final Set<String> trusted;

  ClientAddress(
      @ConfigProperty(name = "scimrelay.trusted-proxies") Optional<List<String>> trusted) {
    this.trusted = Set.copyOf(trusted.orElse(List.of()));
  }

  String of(HttpServerRequest request) {
    String remote =
        request.remoteAddress() == null ? "" : plain(request.remoteAddress().hostAddress());
    String forwarded = request.getHeader("X-Forwarded-For");
    return forwarded == null || !trusted.contains(remote) ? remote : rightmost(forwarded, remote);
  }

  private String rightmost(String forwarded, String remote) {
    List<String> hops = Arrays.stream(forwarded.split(",")).map(ClientAddress::plain).toList();
    return hops.reversed().stream()
        .filter(hop -> !trusted.contains(hop))
        .findFirst()
        .orElse(remote);
  }

  private static String plain(String address) {
    String text = address.trim();
    return text.regionMatches(true, 0, MAPPED, 0, MAPPED.length())
        ? text.substring(MAPPED.length())
        : text;
  }
}
