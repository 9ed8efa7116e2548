package io.scimrelay.ingest.scim.resource;

import org.jspecify.annotations.Nullable;

/** What is never kept, wherever it stands: clients send passwords also where nobody asked. */
public final class Secrets {
  private Secrets() {}

  public static boolean named(@Nullable String name) {
    return "password".equalsIgnoreCase(name);
  }
}
