package io.scimrelay.delivery.sender;

import java.net.InetAddress;
import java.util.Arrays;

/** A block of addresses of one family, such as {@code 10.0.0.0/8}. */
final class AddressBlock {
  private final byte[] start;
  private final int bits;

  private AddressBlock(byte[] start, int bits) {
    this.start = start;
    this.bits = bits;
  }

  static AddressBlock of(String text) {
    int slash = text.indexOf('/');
    byte[] start = InetAddress.ofLiteral(text.substring(0, slash)).getAddress();
    return new AddressBlock(start, Integer.parseInt(text.substring(slash + 1)));
  }

  boolean contains(byte[] address) {
    if (address.length != start.length) {
      return false;
    }
    int whole = bits / 8;
    int rest = bits % 8;
    boolean same = Arrays.equals(address, 0, whole, start, 0, whole);
    return same && (rest == 0 || ((address[whole] ^ start[whole]) & 0xff) >>> (8 - rest) == 0);
  }
}
