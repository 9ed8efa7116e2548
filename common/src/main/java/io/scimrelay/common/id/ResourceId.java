package io.scimrelay.common.id;

import java.util.Optional;
import java.util.UUID;

/** A user or a group of a connection's directory; sorted as PostgreSQL sorts {@code uuid}. */
public record ResourceId(Kind kind, UUID value) implements PrefixedId, Comparable<ResourceId> {

  /** What an id names, told by its prefix. */
  public enum Kind {
    USER("usr"),
    GROUP("grp");

    private final String prefix;

    Kind(String prefix) {
      this.prefix = prefix;
    }
  }

  public static ResourceId user(UUID value) {
    return new ResourceId(Kind.USER, value);
  }

  public static ResourceId group(UUID value) {
    return new ResourceId(Kind.GROUP, value);
  }

  public static Optional<ResourceId> parse(String text) {
    return IdText.decode(Kind.USER.prefix, text)
        .map(ResourceId::user)
        .or(() -> IdText.decode(Kind.GROUP.prefix, text).map(ResourceId::group));
  }

  @Override
  public String prefix() {
    return kind.prefix;
  }

  @Override
  public int compareTo(ResourceId other) {
    int byValue = IdOrder.compare(value, other.value);
    return byValue == 0 ? kind.compareTo(other.kind) : byValue;
  }

  @Override
  public String toString() {
    return text();
  }
}
