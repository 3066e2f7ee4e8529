package dev.stepgraph.gateway.realtime;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Where clients come from, as far as they can be told apart: an address of IPv4, or the 64 bits
 * that a network of IPv6 is given, since its owner has all addresses below them.
 */
final class ClientNetwork {

    private static final int PREFIX_BYTES = 8;

    private ClientNetwork() {}

    /** What is equal for clients of one network. */
    static String of(InetSocketAddress from) {
        InetAddress address = from.getAddress();
        if (address == null) {
            try {
                address = InetAddress.ofLiteral(from.getHostString());
            } catch (IllegalArgumentException e) {
                return from.getHostString();
            }
        }
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), PREFIX_BYTES))
                : address.getHostAddress();
    }
}
