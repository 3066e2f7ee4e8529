package dev.stepgraph.gateway.subscription;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How mutations reach subscribers.
 *
 * @param fanOut whether other replicas are told; a gateway that is the only one need not
 * @param maxPending how many mutations of an API may wait to be told to this replica's subscribers,
 *     and how many of all APIs to other replicas; what is beyond is lost to subscribers
 */
@ConfigurationProperties("stepgraph.subscription")
public record SubscriptionProperties(
        @DefaultValue("true") boolean fanOut, @DefaultValue("10000") int maxPending) {}
