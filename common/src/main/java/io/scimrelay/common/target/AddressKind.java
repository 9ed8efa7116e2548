package io.scimrelay.common.target;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells addresses of the public Internet from the rest, by a table of our own over the bytes: the
 * JDK's predicates miss shared address space, unique local addresses and every form of IPv4 inside
 * IPv6. All of IANA's special-purpose blocks are special here, also those it calls global.
 */
public enum AddressKind {
  /** Anybody's. */
  PUBLIC,
  /** Of this host or its network: allowed where private targets are. */
  PRIVATE,
  /** Never a webhook's target. */
  SPECIAL;

  private static final List<AddressBlock> OWN =
      blocks("10.0.0.0/8", "127.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "::1/128", "fc00::/7");

  private static final List<AddressBlock> NOT_PUBLIC =
      blocks(
          "0.0.0.0/8",
          "100.64.0.0/10",
          "169.254.0.0/16",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.31.196.0/24",
          "192.52.193.0/24",
          "192.88.99.0/24",
          "192.175.48.0/24",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4",
          // Clouds serve their metadata here although these blocks are public or the network's own.
          "168.63.129.16/32",
          "fd00:ec2::/32",
          "fd20:ce::/32",
          "2001::/23",
          "2001:db8::/32",
          "2002::/16",
          "2620:4f:8000::/48",
          "3fff::/20");

  /** Of IPv6 only this is given out. */
  private static final AddressBlock GLOBAL_UNICAST = AddressBlock.of("2000::/3");

  private static final int IPV4_BYTES = 4;

  public static AddressKind of(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (isIn(NOT_PUBLIC, bytes)) {
      return SPECIAL;
    }
    if (isIn(OWN, bytes)) {
      return PRIVATE;
    }
    return bytes.length == IPV4_BYTES || GLOBAL_UNICAST.contains(bytes) ? PUBLIC : SPECIAL;
  }

  private static boolean isIn(List<AddressBlock> blocks, byte[] address) {
    return blocks.stream().anyMatch(block -> block.contains(address));
  }

  private static List<AddressBlock> blocks(String... texts) {
    return Stream.of(texts).map(AddressBlock::of).toList();
  }
}
