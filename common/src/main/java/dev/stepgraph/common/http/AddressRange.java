package dev.stepgraph.common.http;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.regex.Pattern;

/** A range of IP addresses in CIDR notation, such as {@code 10.0.0.0/8} or {@code fc00::/7}. */
public final class AddressRange {

    /** All four parts: what a shorter form means is not what one expects of it. */
    private static final Pattern DOTTED = Pattern.compile("[0-9]+(\\.[0-9]+){3}");

    private final byte[] network;
    private final int prefixLength;

    private AddressRange(byte[] network, int prefixLength) {
        this.network = network;
        this.prefixLength = prefixLength;
    }

    /**
     * Parses a range, or a single address. Nothing is looked up.
     *
     * @throws IllegalArgumentException if the text is neither
     */
    public static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        if (!address.contains(":") && !DOTTED.matcher(address).matches()) {
            throw new IllegalArgumentException("not an address: " + address);
        }
        byte[] network = InetAddress.ofLiteral(address).getAddress();
        int bits = network.length * Byte.SIZE;
        int prefixLength = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
        if (prefixLength < 0 || prefixLength > bits) {
            throw new IllegalArgumentException("not a range of addresses: " + text);
        }
        return new AddressRange(network, prefixLength);
    }

    /** Whether the address lies in the range. IPv4 addresses lie in no range of IPv6. */
    public boolean contains(InetAddress address) {
        byte[] candidate = address.getAddress();
        if (candidate.length != network.length) {
            return false;
        }
        int whole = prefixLength / Byte.SIZE;
        if (!Arrays.equals(candidate, 0, whole, network, 0, whole)) {
            return false;
        }
        int rest = prefixLength % Byte.SIZE;
        if (rest == 0) {
            return true;
        }
        int mask = 0xff << (Byte.SIZE - rest);
        return ((candidate[whole] ^ network[whole]) & mask) == 0;
    }
}
