package io.scimrelay.ingest.limits;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.scimrelay.ingest.scim.message.ScimException;
import java.time.Duration;

/** A token bucket a key; buckets that are full again are forgotten. */
final class Rates<K> {
  private final LoadingCache<K, Bucket> buckets;
  private final String refusal;

  Rates(int perSecond, int burst, String refusal) {
    this.refusal = refusal;
    this.buckets =
        Caffeine.newBuilder()
            .expireAfterAccess(Duration.ofMinutes(5))
            .maximumSize(100_000)
            .build(_ -> bucket(perSecond, burst));
  }

  /** Takes one or throws 429 with whole seconds to wait, as Okta reads no other form. */
  void take(K key) {
    ConsumptionProbe probe = buckets.get(key).tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      long seconds = Math.ceilDiv(probe.getNanosToWaitForRefill(), 1_000_000_000L);
      throw ScimException.tooManyRequests(refusal, Duration.ofSeconds(Math.max(1, seconds)));
    }
  }

  private static Bucket bucket(int perSecond, int burst) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
        .build();
  }
}
