package io.scimrelay.admin.endpoint;

import io.scimrelay.admin.problem.ProblemCode;
import io.scimrelay.admin.problem.Refused;
import io.scimrelay.common.event.EventType;
import io.scimrelay.common.target.TargetRefusal;
import io.scimrelay.common.target.TargetRules;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What settings of an endpoint must keep to, beyond their shape. */
final class EndpointRules {
  private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
  private static final Pattern HEADER_VALUE = Pattern.compile("[\\x20-\\x7e]{0,4096}");

  /** Ours to set, or the connection's own business. */
  private static final Set<String> DENIED_HEADERS =
      Set.of(
          "accept-encoding",
          "connection",
          "content-encoding",
          "content-length",
          "content-type",
          "date",
          "expect",
          "host",
          "http2-settings",
          "keep-alive",
          "te",
          "traceparent",
          "tracestate",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "user-agent",
          "via");

  private static final List<String> DENIED_PREFIXES =
      List.of("webhook-", "proxy-", "sec-", ":", "x-forwarded-");

  private static final Set<String> KNOWN_TYPES =
      Arrays.stream(EventType.values())
          .map(EventType::wire)
          .flatMap(type -> Stream.of(type, type.substring(0, type.indexOf('.')) + ".*"))
          .collect(Collectors.toUnmodifiableSet());

  private final TargetRules targets;

  EndpointRules(TargetRules targets) {
    this.targets = targets;
  }

  /**
   * @throws Refused naming the member that is wrong
   */
  void check(EndpointSettings settings) {
    targets.refusal(settings.url()).ifPresent(EndpointRules::refuseUrl);
    for (int i = 0; i < settings.eventTypes().size(); i++) {
      checkType("/eventTypes/" + i, settings.eventTypes().get(i));
    }
    settings.headers().forEach(EndpointRules::checkHeader);
    refuseTwice(settings.headers());
  }

  private static void refuseUrl(TargetRefusal refusal) {
    ProblemCode code =
        switch (refusal.code()) {
          case invalid_url -> ProblemCode.invalid_url;
          case blocked_target -> ProblemCode.blocked_target;
        };
    throw Refused.member(code, "/url", refusal.detail());
  }

  private static void checkType(String pointer, String type) {
    if (!KNOWN_TYPES.contains(type)) {
      throw Refused.member(pointer, "is no event type; names such as user.created, or user.*, are");
    }
  }

  private static void checkHeader(String name, String value) {
    String pointer = "/headers/" + name.replace("~", "~0").replace("/", "~1");
    String folded = name.toLowerCase(Locale.ROOT);
    if (!HEADER_NAME.matcher(name).matches()) {
      throw Refused.member("/headers", "has a name that HTTP does not know");
    }
    if (DENIED_HEADERS.contains(folded) || DENIED_PREFIXES.stream().anyMatch(folded::startsWith)) {
      throw Refused.member(pointer, "may not be set");
    }
    if (!HEADER_VALUE.matcher(value).matches()) {
      throw Refused.member(pointer, "must be at most 4,096 visible ASCII characters");
    }
  }

  private static void refuseTwice(Map<String, String> headers) {
    long distinct =
        headers.keySet().stream().map(n -> n.toLowerCase(Locale.ROOT)).distinct().count();
    if (distinct < headers.size()) {
      throw Refused.member("/headers", "names a header twice");
    }
  }
}
