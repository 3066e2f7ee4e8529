package dev.stepgraph.common.http;

import java.time.Duration;

/**
 * What one client may use.
 *
 * @param maxBodyBytes how long a response's body may be, both as sent and decompressed
 * @param maxHeaderLines how many lines a response's header may have
 * @param maxHeaderLineBytes how long one of these lines may be
 * @param connectTimeout how long opening a connection may take
 * @param maxConnections how many connections may be open at once
 * @param maxConnectionsPerHost how many of them to one host
 */
public record OutboundLimits(
        int maxBodyBytes,
        int maxHeaderLines,
        int maxHeaderLineBytes,
        Duration connectTimeout,
        int maxConnections,
        int maxConnectionsPerHost) {

    /** AWS's quota for payloads, and what is customary for the rest. */
    public static final OutboundLimits DEFAULTS =
            new OutboundLimits(262_144, 200, 16_384, Duration.ofSeconds(5), 1_024, 256);
}
