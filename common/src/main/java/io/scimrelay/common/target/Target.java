package io.scimrelay.common.target;

import java.net.InetAddress;
import java.util.Optional;

/**
 * Where a webhook goes, as the rules read its URL; whoever connects goes by this and reads the URL
 * no second time.
 *
 * @param host a name in lower case without a dot at its end, or an address without brackets
 * @param address of a literal, which needs no look-up
 * @param path with the query
 */
public record Target(
    boolean tls, String host, Optional<InetAddress> address, int port, String path) {}
