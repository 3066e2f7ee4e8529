package dev.stepgraph.common.http;

import org.apache.hc.client5.http.DnsResolver;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Resolves a host once for each new connection and hands out only addresses that were checked, so
 * that what was checked is what is connected to. One forbidden address among several condemns the
 * host: its owner mixes them on purpose.
 */
final class GuardedDnsResolver implements DnsResolver {

    private final HostResolver resolver;
    private final EgressPolicy policy;

    GuardedDnsResolver(HostResolver resolver, EgressPolicy policy) {
        this.resolver = resolver;
        this.policy = policy;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        String name = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        List<InetAddress> addresses = resolver.resolve(name);
        for (InetAddress address : addresses) {
            if (!policy.permits(name, address)) {
                throw new BlockedAddressException(name);
            }
        }
        return addresses.toArray(InetAddress[]::new);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /** The host leads where requests may not go. Which address it was is nobody's business. */
    static final class BlockedAddressException extends UnknownHostException {

        private static final long serialVersionUID = 1L;

        BlockedAddressException(String host) {
            super(host);
        }
    }
}
