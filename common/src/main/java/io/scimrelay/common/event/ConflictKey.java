package io.scimrelay.common.event;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Names what an event touches, as 64 bits of a hash: two events of a connection conflict where one
 * owns a key that the other owns or shares. Two names that hash alike only wait for each other
 * needlessly.
 */
public final class ConflictKey {
  private ConflictKey() {}

  /** The whole connection; owned by events of a type that the reader does not know. */
  public static long connection() {
    return hash("connection", "");
  }

  /** A user or a group. */
  public static long resource(UUID id) {
    return hash("resource", id.toString());
  }

  /** A member in a group. */
  public static long membership(UUID group, UUID member) {
    return hash("membership", group + "/" + member);
  }

  /** A name that a resource takes or frees, such as a folded {@code userName}. */
  public static long name(String attribute, String value) {
    return hash("name:" + attribute, value);
  }

  private static long hash(String kind, String value) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(kind.getBytes(StandardCharsets.UTF_8));
      sha.update((byte) 0);
      return ByteBuffer.wrap(sha.digest(value.getBytes(StandardCharsets.UTF_8))).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
