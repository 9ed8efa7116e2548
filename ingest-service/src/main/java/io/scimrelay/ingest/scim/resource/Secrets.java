package io.scimrelay.ingest.scim.resource;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is never kept, wherever it stands: clients send passwords also where nobody asked, and under
 * names of their own, {@code userPassword} or {@code unicodePwd}.
 */
public final class Secrets {
  private static final Pattern PASSWORD =
      Pattern.compile(
          ".*(?:password|passwd|pwd|passphrase)[^\\p{L}\\p{N}]*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private Secrets() {}

  public static boolean named(@Nullable String name) {
    return name != null && PASSWORD.matcher(name).matches();
  }
}
