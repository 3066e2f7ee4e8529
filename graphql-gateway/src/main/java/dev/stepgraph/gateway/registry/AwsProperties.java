package dev.stepgraph.gateway.registry;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * In whose name the gateway speaks.
 *
 * @param region the region that ARNs name
 * @param account the account that ARNs name: twelve digits
 */
@ConfigurationProperties("stepgraph.aws")
public record AwsProperties(
        @DefaultValue("us-east-1") String region, @DefaultValue("000000000000") String account) {}
