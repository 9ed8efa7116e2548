package io.scimrelay.ingest.http;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Who is at the other end. {@code X-Forwarded-For} counts only where a trusted proxy is, and then
 * its rightmost address that is not one.
 */
@ApplicationScoped
class ClientAddress {
  private static final String MAPPED = "::ffff:";

  private final List<AddressRange> trusted;

  ClientAddress(
      @ConfigProperty(name = "scimrelay.trusted-proxies") Optional<List<String>> trusted) {
    this.trusted = trusted.orElse(List.of()).stream().map(AddressRange::parse).toList();
  }

  String of(HttpServerRequest request) {
    String remote = request.remoteAddress() == null ? "" : request.remoteAddress().hostAddress();
    return of(plain(remote), request.getHeader("X-Forwarded-For"));
  }

  String of(String remote, @Nullable String forwarded) {
    return forwarded == null || !isTrusted(remote) ? remote : rightmost(forwarded, remote);
  }

  private String rightmost(String forwarded, String remote) {
    List<String> hops = Arrays.stream(forwarded.split(",")).map(ClientAddress::plain).toList();
    return hops.reversed().stream().filter(hop -> !isTrusted(hop)).findFirst().orElse(remote);
  }

  private boolean isTrusted(String hop) {
    return AddressRange.address(hop)
        .map(address -> trusted.stream().anyMatch(range -> range.contains(address)))
        .orElse(false);
  }

  private static String plain(String address) {
    String text = address.trim();
    return text.regionMatches(true, 0, MAPPED, 0, MAPPED.length())
        ? text.substring(MAPPED.length())
        : text;
  }
}
