package io.scimrelay.ingest.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a resource is found by, beside its id. All but {@code externalId} are folded by {@link
 * NameFold}.
 *
 * @param name a user's {@code userName}, a group's {@code displayName}
 * @param display {@code displayName}
 * @param emails the values of {@code emails}, sorted, each once
 */
public record ResourceKeys(
    String name,
    @Nullable String externalId,
    @Nullable String display,
    List<String> emails,
    boolean active) {
  public ResourceKeys {
    emails = List.copyOf(emails);
  }
}
