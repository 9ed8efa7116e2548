package io.scimrelay.ingest.idp;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who seems to be calling, told from the user agent, the query and the quirks of one request. It is
 * shown beside the provider that was configured and changes nothing else.
 */
public enum Sender {
  OKTA("okta", "okta"),
  ENTRA("entra", "azure"),
  ONELOGIN("onelogin", "onelogin"),
  JUMPCLOUD("jumpcloud", "jumpcloud"),
  GOOGLE("google", "google-auto-provisioning"),
  PINGONE("pingone", "ping"),
  CYBERARK("cyberark", "cyberark"),
  RIPPLING("rippling", "rippling"),
  KEYCLOAK("keycloak", "keycloak"),
  AUTHENTIK("authentik", "authentik"),
  SAILPOINT("sailpoint", "sailpoint"),
  HELLOID("helloid", "helloid");

  private static final Set<String> ENTRA_QUIRKS =
      Set.of("CapitalizedOp", "DottedKey", "UrnKey", "FilteredKey", "RoleAsJsonText");

  private final String label;
  private final String agent;

  Sender(String label, String agent) {
    this.label = label;
    this.agent = agent;
  }

  public String label() {
    return label;
  }

  public static Optional<Sender> guess(
      @Nullable String userAgent, @Nullable String query, Set<String> quirks) {
    Optional<Sender> byAgent = byAgent(userAgent == null ? "" : userAgent);
    return byAgent.isPresent() ? byAgent : byShape(query == null ? "" : query, quirks);
  }

  private static Optional<Sender> byAgent(String userAgent) {
    String agent = userAgent.toLowerCase(Locale.ROOT);
    for (Sender sender : values()) {
      if (agent.contains(sender.agent)) {
        return Optional.of(sender);
      }
    }
    return Optional.empty();
  }

  private static Optional<Sender> byShape(String query, Set<String> quirks) {
    String lower = query.toLowerCase(Locale.ROOT);
    if (lower.contains("aadoptscim062020") || lower.contains("azureadscimpatch2017")) {
      return Optional.of(ENTRA);
    }
    if (quirks.contains("DraftSchemaUrn")) {
      return Optional.of(ONELOGIN);
    }
    return quirks.stream().anyMatch(ENTRA_QUIRKS::contains) ? Optional.of(ENTRA) : Optional.empty();
  }
}
