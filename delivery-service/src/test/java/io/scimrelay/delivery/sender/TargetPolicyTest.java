package io.scimrelay.delivery.sender;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetPolicyTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost/",
        "http://localhost./",
        "http://LOCALHOST/",
        "http://a.localhost/",
        "http://intranet/",
        "http://printer.local/",
        "http://db.internal/",
        "http://db.internal./",
        "http://nas.lan/",
        "http://kubernetes.default.svc/",
        "http://1.0.0.127.in-addr.arpa/",
        "http://metadata.google.internal/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0x7f.0.0.1/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://127.0.1/",
        "http://0/",
        "http://1.1/",
        "http://017700000001/",
        "http://127.0.0.0x1/",
        "http://example.com.127/",
        "http://example.com:22/",
        "http://example.com:25/",
        "http://example.com:1024/",
        "http://example.com:5432/",
        "http://example.com:6379/",
        "http://example.com:9092/",
        "https://example.com:8080000/",
        "http://user@example.com/",
        "http://user:pass@example.com/",
        "ftp://example.com/",
        "file:///etc/passwd",
        "gopher://example.com/",
        "http:///path",
        "http://",
        "//example.com/",
        "example.com",
        "http://exa mple.com/",
        "http://ex\u00e4mple.com/",
        "http://\u24d4xample.com/",
        "http://example.com\\@127.0.0.1/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::1%25lo]/",
        "http://[::1%lo]/",
        "http://[::ffff:8.8.8.8]/"
      })
  void aTargetThatMayNotBeMeantIsRefusedBeforeALookUp(String url) {
    // When
    boolean allowed = Target.of(url).filter(TargetPolicy::allowed).isPresent();

    // Then
    assertFalse(allowed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com/hook", "http://example.com/", "https://example.com:8443/x",
        "https://example.com:3000/", "https://a-b.example.co.uk/", "https://example.com./",
        "https://xn--strae-oqa.de/", "https://1.1.1.1/", "https://8.8.8.8:8443/",
        "https://[2606:4700:4700::1111]/", "https://hooks.example.com/a?b=c"
      })
  void anOrdinaryTargetIsAllowed(String url) {
    // When
    boolean allowed = Target.of(url).filter(TargetPolicy::allowed).isPresent();

    // Then
    assertTrue(allowed);
  }
}
