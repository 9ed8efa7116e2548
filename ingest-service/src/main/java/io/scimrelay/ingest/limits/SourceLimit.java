package io.scimrelay.ingest.limits;

import jakarta.enterprise.context.ApplicationScoped;

/** Calls a second from one address, counted before anything of them is read. */
@ApplicationScoped
public class SourceLimit {
  private final Rates<String> rates;

  SourceLimit(LimitsConfig config) {
    rates =
        new Rates<>(
            config.source().perSecond(),
            config.source().burst(),
            "More calls from this address than are served. Wait as Retry-After says and send"
                + " again.");
  }

  public void take(String address) {
    rates.take(address);
  }
}
