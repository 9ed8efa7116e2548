package io.scimrelay.ingest.http;

import java.net.InetAddress;
import java.util.Optional;

/**
 * One address, or all that share its first bits.
 *
 * @param bits how many count
 */
record AddressRange(InetAddress network, int bits) {

  /** {@code 10.0.0.0/8}, {@code 2001:db8::/32} or a single address. */
  static AddressRange parse(String text) {
    String[] parts = text.trim().split("/", 2);
    InetAddress network = address(parts[0]).orElseThrow(() -> unreadable(text));
    int whole = network.getAddress().length * Byte.SIZE;
    if (parts.length == 1) {
      return new AddressRange(network, whole);
    }
    if (!parts[1].matches("[0-9]{1,3}") || Integer.parseInt(parts[1]) > whole) {
      throw unreadable(text);
    }
    return new AddressRange(network, Integer.parseInt(parts[1]));
  }

  /** Empty where the text is no address; one that is mapped into IPv6 is the one of IPv4. */
  static Optional<InetAddress> address(String text) {
    try {
      return Optional.of(InetAddress.ofLiteral(text.trim()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  boolean contains(InetAddress address) {
    byte[] ours = network.getAddress();
    byte[] theirs = address.getAddress();
    if (ours.length != theirs.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % Byte.SIZE);
      if (((ours[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }

  private static IllegalArgumentException unreadable(String text) {
    return new IllegalArgumentException(
        "scimrelay.trusted-proxies holds \""
            + text.trim()
            + "\", which is neither an address nor a range such as 10.0.0.0/8.");
  }
}
