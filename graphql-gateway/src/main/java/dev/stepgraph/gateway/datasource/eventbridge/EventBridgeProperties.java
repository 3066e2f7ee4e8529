package dev.stepgraph.gateway.datasource.eventbridge;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

import java.net.URI;

/**
 * How EventBridge is reached.
 *
 * @param endpoint where it answers, if that is not AWS. Absent: what the AWS SDK is told, for
 *     instance by {@code AWS_ENDPOINT_URL_EVENTBRIDGE}
 * @param region the region to call. Absent: that of the bus
 */
@ConfigurationProperties("stepgraph.event-bridge")
public record EventBridgeProperties(@Nullable URI endpoint, @Nullable String region) {}
