package io.scimrelay.common.target;

/** Why a URL cannot be a webhook's target. */
public record TargetRefusal(Code code, String detail) {

  /** Written as on the wire. */
  public enum Code {
    invalid_url,
    blocked_target
  }

  static TargetRefusal invalid(String detail) {
    return new TargetRefusal(Code.invalid_url, detail);
  }

  static TargetRefusal blocked(String detail) {
    return new TargetRefusal(Code.blocked_target, detail);
  }
}
