package io.scimrelay.ingest.idp;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who seems to be calling, told from the user agent, else from the query and the quirks of one
 * request. It is shown beside the provider that was configured and changes nothing else.
 */
public enum Sender {
  OKTA("okta", "okta"),
  ENTRA("entra", "azure|entra|microsoft"),
  ONELOGIN("onelogin", "onelogin"),
  JUMPCLOUD("jumpcloud", "jumpcloud"),
  GOOGLE("google", "google-auto-provisioning"),
  PINGONE("pingone", "ping(one|identity|federate|directory)?"),
  CYBERARK("cyberark", "cyberark|idaptive"),
  RIPPLING("rippling", "rippling"),
  KEYCLOAK("keycloak", "keycloak"),
  AUTHENTIK("authentik", "authentik"),
  SAILPOINT("sailpoint", "sailpoint"),
  HELLOID("helloid", "helloid");

  private static final Set<String> ENTRA_QUIRKS =
      Set.of("CapitalizedOp", "DottedKey", "UrnKey", "FilteredKey", "RoleAsJsonText");
  private static final Pattern ENTRA_FLAG =
      Pattern.compile("aadoptscim062020|azureadscimpatch2017", Pattern.CASE_INSENSITIVE);

  /** Okta's connection test asks for two users and nothing else. */
  private static final Pattern OKTA_PROBE = Pattern.compile("/Users[?]startIndex=1&count=2");

  /** Entra's looks for somebody whose name is a random GUID. */
  private static final Pattern ENTRA_PROBE =
      Pattern.compile(
          "/(?:Users|Groups)[?](?:.*&)?filter=[\\w.]+(?:[+ ]|%20)eq(?:[+ ]|%20)(?:\"|%22)"
              + "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?:\"|%22).*",
          Pattern.CASE_INSENSITIVE);

  private final String label;
  private final Pattern agent;

  Sender(String label, String agent) {
    this.label = label;
    this.agent = Pattern.compile("(?<![a-z])(?:" + agent + ")(?![a-z])", Pattern.CASE_INSENSITIVE);
  }

  public String label() {
    return label;
  }

  /**
   * @param path below the base URL, with its query as it was sent
   */
  public static Optional<Sender> guess(
      @Nullable String userAgent, String method, String path, Set<String> quirks) {
    Optional<Sender> byAgent = byAgent(userAgent == null ? "" : userAgent);
    return byAgent.isPresent() ? byAgent : byShape(method, path, quirks);
  }

  private static Optional<Sender> byAgent(String userAgent) {
    for (Sender sender : values()) {
      if (sender.agent.matcher(userAgent).find()) {
        return Optional.of(sender);
      }
    }
    return Optional.empty();
  }

  private static Optional<Sender> byShape(String method, String path, Set<String> quirks) {
    if (ENTRA_FLAG.matcher(path).find()) {
      return Optional.of(ENTRA);
    }
    if (quirks.contains("DraftSchemaUrn")) {
      return Optional.of(ONELOGIN);
    }
    if (quirks.stream().anyMatch(ENTRA_QUIRKS::contains)) {
      return Optional.of(ENTRA);
    }
    return method.equals("GET") ? byProbe(path) : Optional.empty();
  }

  private static Optional<Sender> byProbe(String path) {
    if (OKTA_PROBE.matcher(path).matches()) {
      return Optional.of(OKTA);
    }
    return ENTRA_PROBE.matcher(path).matches() ? Optional.of(ENTRA) : Optional.empty();
  }
}
