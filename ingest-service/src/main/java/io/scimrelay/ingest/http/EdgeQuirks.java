package io.scimrelay.ingest.http;

import io.scimrelay.ingest.idp.Met;
import io.scimrelay.ingest.idp.entra.GluedFlag;
import io.scimrelay.ingest.idp.lenient.BareToken;
import io.scimrelay.ingest.idp.lenient.ForeignMediaType;
import io.scimrelay.ingest.idp.lenient.PlusForBlank;
import io.scimrelay.ingest.idp.lenient.SurplusSlash;
import io.scimrelay.ingest.idp.lenient.UnescapedUri;
import io.scimrelay.ingest.idp.onelogin.EmptyParameter;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** The deviations met in a request line and its headers. */
final class EdgeQuirks {
  private EdgeQuirks() {}

  static SortedSet<String> of(
      String uri, ScimTarget target, @Nullable String authorization, @Nullable String contentType) {
    Met met = new Met();
    int question = uri.indexOf('?');
    met.met(GluedFlag.class, target.glued());
    met.met(
        SurplusSlash.class, SurplusSlash.applies(question < 0 ? uri : uri.substring(0, question)));
    if (question >= 0) {
      String query = uri.substring(question + 1);
      met.met(PlusForBlank.class, PlusForBlank.applies(query));
      met.met(EmptyParameter.class, EmptyParameter.applies(query));
    }
    met.met(UnescapedUri.class, UnescapedUri.applies(uri));
    met.met(BareToken.class, BareToken.applies(authorization));
    met.met(ForeignMediaType.class, ForeignMediaType.applies(contentType));
    return met.quirks();
  }
}
