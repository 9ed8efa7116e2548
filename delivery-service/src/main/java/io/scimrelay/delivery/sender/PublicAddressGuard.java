package io.scimrelay.delivery.sender;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells addresses of the public Internet from those of special purpose (IANA's two registries), by
 * a table of our own over the bytes: the JDK's predicates miss shared address space, unique local
 * and every form of IPv4 inside IPv6.
 */
public final class PublicAddressGuard {
  private static final List<AddressBlock> SPECIAL =
      Stream.of(
              "0.0.0.0/8",
              "10.0.0.0/8",
              "100.64.0.0/10",
              "127.0.0.0/8",
              "169.254.0.0/16",
              "172.16.0.0/12",
              "192.0.0.0/24",
              "192.0.2.0/24",
              "192.31.196.0/24",
              "192.52.193.0/24",
              "192.88.99.0/24",
              "192.168.0.0/16",
              "192.175.48.0/24",
              "198.18.0.0/15",
              "198.51.100.0/24",
              "203.0.113.0/24",
              "224.0.0.0/4",
              "240.0.0.0/4",
              // Clouds serve their metadata here although the block is public.
              "168.63.129.16/32",
              "100.100.100.200/32")
          .map(AddressBlock::of)
          .toList();

  /** Of IPv6 only 2000::/3 is given out; these parts of it are not public either. */
  private static final AddressBlock GLOBAL_UNICAST = AddressBlock.of("2000::/3");

  private static final List<AddressBlock> SPECIAL_GLOBAL =
      Stream.of("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20")
          .map(AddressBlock::of)
          .toList();

  private PublicAddressGuard() {}

  public static boolean isPublic(InetAddress address) {
    byte[] bytes = address.getAddress();
    return bytes.length == 4
        ? SPECIAL.stream().noneMatch(block -> block.contains(bytes))
        : GLOBAL_UNICAST.contains(bytes)
            && SPECIAL_GLOBAL.stream().noneMatch(block -> block.contains(bytes));
  }
}
