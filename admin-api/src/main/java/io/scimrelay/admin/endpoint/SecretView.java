package io.scimrelay.admin.endpoint;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The secrets that webhooks of an endpoint are signed with.
 *
 * @param secret {@code whsec_}; null where webhooks are signed with a private key, which is not
 *     shown
 * @param publicKey {@code whpk_}, to verify {@code v1a} signatures with
 * @param ending what is used beside it until it ends
 */
@Schema(name = "EndpointSecret")
public record SecretView(
    SecretAlgorithm algorithm,
    @Nullable String secret,
    @Nullable String publicKey,
    Instant createdAt,
    List<Ending> ending) {

  public SecretView {
    ending = List.copyOf(ending);
  }

  /** An old secret. */
  public record Ending(
      SecretAlgorithm algorithm,
      @Nullable String secret,
      @Nullable String publicKey,
      Instant endsAt) {
    @Override
    public String toString() {
      return "Ending[" + algorithm + ", " + endsAt + "]";
    }
  }

  @Override
  public String toString() {
    return "SecretView[" + algorithm + ", " + createdAt + "]";
  }
}
