package dev.stepgraph.common.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where requests may go: to public addresses, and to what the operator allowed. Everything that
 * leads inward (loopback, link-local with its metadata services, private, shared, multicast and
 * reserved ranges, and IPv6 addresses that wrap such an IPv4 address) is refused unless allowed.
 */
public final class EgressPolicy {

    private static final List<AddressRange> INWARD =
            ranges(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "168.63.129.16/32",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "3fff::/20");

    /** The only IPv6 addresses that lead to the public Internet without a translator between. */
    private static final AddressRange GLOBAL_UNICAST = AddressRange.parse("2000::/3");

    /** Ports on which something other than HTTP listens, and may take a request for its own. */
    private static final Set<Integer> FOREIGN_PORTS =
            Set.of(
                    7, 9, 19, 20, 21, 22, 23, 25, 53, 110, 111, 119, 135, 139, 143, 389, 445, 465,
                    514, 587, 636, 993, 995, 1433, 1521, 2049, 2375, 3306, 5432, 5672, 6379, 6667,
                    9042, 11211, 27017);

    private static final Pattern HOST =
            Pattern.compile("(\\*\\.)?[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*\\.?");

    private final boolean everything;
    private final List<AddressRange> allowedRanges = new ArrayList<>();
    private final Set<String> allowedHosts = new HashSet<>();
    private final List<String> allowedSuffixes = new ArrayList<>();

    private EgressPolicy(boolean everything) {
        this.everything = everything;
    }

    /** A policy without a limit, for destinations that the operator wrote down himself. */
    public static EgressPolicy unrestricted() {
        return new EgressPolicy(true);
    }

    /**
     * Public addresses, and these.
     *
     * @param allowed ranges ({@code 10.1.0.0/16}), addresses ({@code ::1}), host names ({@code
     *     crm.internal}) or all names below one ({@code *.internal})
     * @throws IllegalArgumentException if an entry is none of these
     */
    public static EgressPolicy publicAnd(List<String> allowed) {
        EgressPolicy policy = new EgressPolicy(false);
        allowed.forEach(policy::allow);
        return policy;
    }

    /** Whether a connection to that address may be opened for a URL with that host. */
    boolean permits(String host, InetAddress address) {
        return everything || allowsHost(host) || allowsAddress(address) || isPublic(address);
    }

    /** Whether a URL may name that port: what is allowed by name or address may use any. */
    boolean permitsPort(String host, int port) {
        return !FOREIGN_PORTS.contains(port)
                || everything
                || allowsHost(host)
                || allowsLiteral(host);
    }

    private void allow(String entry) {
        String text = entry.strip();
        if (text.matches(".*[:/].*|[0-9.]+")) {
            allowedRanges.add(AddressRange.parse(text));
        } else if (!HOST.matcher(text).matches()) {
            throw new IllegalArgumentException("neither a range of addresses nor a host: " + entry);
        } else if (text.startsWith("*.")) {
            allowedSuffixes.add(canonical(text.substring(1)));
        } else {
            allowedHosts.add(canonical(text));
        }
    }

    private boolean allowsHost(String host) {
        String name = canonical(host);
        return allowedHosts.contains(name) || allowedSuffixes.stream().anyMatch(name::endsWith);
    }

    private boolean allowsAddress(InetAddress address) {
        return allowedRanges.stream().anyMatch(range -> range.contains(address));
    }

    private boolean allowsLiteral(String host) {
        try {
            return allowsAddress(InetAddress.ofLiteral(host));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isPublic(InetAddress address) {
        if (address instanceof Inet6Address && !GLOBAL_UNICAST.contains(address)) {
            return false;
        }
        return INWARD.stream().noneMatch(range -> range.contains(address));
    }

    private static String canonical(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    private static List<AddressRange> ranges(String... texts) {
        return List.of(texts).stream().map(AddressRange::parse).toList();
    }
}
