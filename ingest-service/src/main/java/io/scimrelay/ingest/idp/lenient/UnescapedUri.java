package io.scimrelay.ingest.idp.lenient;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Characters that a URI may not hold, left as they are; each stands for itself.
 *
 * <pre>?filter=userName%20eq%20"ada"   means   ?filter=userName%20eq%20%22ada%22</pre>
 */
public final class UnescapedUri {
  private UnescapedUri() {}

  public static boolean applies(@Nullable String uri) {
    try {
      return uri == null || new URI(uri).toString().isEmpty();
    } catch (URISyntaxException e) {
      return true;
    }
  }
}
