package dev.stepgraph.gateway.subscription;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How mutations reach subscribers.
 *
 * @param fanOut whether other replicas are told; a gateway that is the only one need not
 * @param maxPending how many mutations of an API may wait to be told to this replica's subscribers,
 *     and how many of all APIs to other replicas; what is beyond is lost to subscribers
 * @param maxPayload how large what a subscriber is sent of one mutation may be, as JSON text in
 *     UTF-8; in place of what is larger the subscriber is sent an error
 */
@ConfigurationProperties("stepgraph.subscription")
public record SubscriptionProperties(
        @DefaultValue("true") boolean fanOut,
        @DefaultValue("10000") int maxPending,
        @DefaultValue("240KB") DataSize maxPayload) {}
