package io.scimrelay.admin.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What an API key may do. */
public enum Scope {
  @JsonProperty("events:read")
  EVENTS_READ,
  @JsonProperty("directory:read")
  DIRECTORY_READ,
  @JsonProperty("requests:read")
  REQUESTS_READ,
  @JsonProperty("connections:read")
  CONNECTIONS_READ,
  @JsonProperty("connections:write")
  CONNECTIONS_WRITE,
  @JsonProperty("tokens:write")
  TOKENS_WRITE,
  @JsonProperty("endpoints:read")
  ENDPOINTS_READ,
  @JsonProperty("endpoints:write")
  ENDPOINTS_WRITE,
  @JsonProperty("messages:write")
  MESSAGES_WRITE;

  /** As it stands on the wire and in the database. */
  public String wire() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', ':');
  }

  /** The scopes by their words; a word of another version is left out. */
  public static Set<Scope> ofWires(Collection<String> words) {
    EnumSet<Scope> scopes = EnumSet.noneOf(Scope.class);
    Arrays.stream(values()).filter(scope -> words.contains(scope.wire())).forEach(scopes::add);
    return scopes;
  }

  public static List<String> wires(Collection<Scope> scopes) {
    return scopes.stream().map(Scope::wire).sorted().toList();
  }

  @Override
  public String toString() {
    return wire();
  }
}
