package dev.stepgraph.gateway.realtime;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import java.time.Duration;

/**
 * Limits of connections that subscribe. Those of AppSync are the defaults.
 *
 * @param maxConnections how many there may be on a replica, whatever protocol they speak
 * @param maxConnectionsPerApi how many of them may be to one API
 * @param maxConnectionsPerAddress how many of them may come from one address; with IPv6 from one
 *     network of 64 bits
 * @param maxSubscriptions how many subscriptions each may have
 * @param initTimeout how long a client may take to say connection_init
 * @param keepAlive how often a client that hears nothing is told that the connection stands
 * @param maxSilence how long a client may give no sign of life before its connection is ended;
 *     WebSocket clients answer the pings that they are sent with each keepAlive
 * @param maxAge how long a connection may last
 * @param maxMessage how large a message of a client may be
 * @param maxPendingMessages how many messages may wait for a client that reads slowly, before it is
 *     cut off
 * @param maxPendingSize how large they may be together
 */
@ConfigurationProperties("stepgraph.realtime")
public record RealtimeProperties(
        @DefaultValue("20000") int maxConnections,
        @DefaultValue("10000") int maxConnectionsPerApi,
        @DefaultValue("10000") int maxConnectionsPerAddress,
        @DefaultValue("100") int maxSubscriptions,
        @DefaultValue("15s") Duration initTimeout,
        @DefaultValue("60s") Duration keepAlive,
        @DefaultValue("3m") Duration maxSilence,
        @DefaultValue("24h") Duration maxAge,
        @DefaultValue("1MB") DataSize maxMessage,
        @DefaultValue("1000") int maxPendingMessages,
        @DefaultValue("16MB") DataSize maxPendingSize) {}
