package dev.stepgraph.gateway.subscription;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How mutations reach the subscribers of other replicas.
 *
 * @param fanOut whether other replicas are told; a gateway that is the only one need not
 * @param maxPending how many notices may wait to be sent; what is beyond is lost to the subscribers
 *     of other replicas
 */
@ConfigurationProperties("stepgraph.subscription")
public record SubscriptionProperties(
        @DefaultValue("true") boolean fanOut, @DefaultValue("10000") int maxPending) {}
