package io.scimrelay.ingest.idp.lenient;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The token alone, typed where the provider sends what is typed as the whole header.
 *
 * <pre>Authorization: scim_x   means   Authorization: Bearer scim_x</pre>
 */
public final class BareToken {
  private static final Pattern ONE_WORD = Pattern.compile("\\s*\\S+\\s*");

  private BareToken() {}

  public static boolean applies(@Nullable String authorization) {
    return authorization != null && ONE_WORD.matcher(authorization).matches();
  }
}
