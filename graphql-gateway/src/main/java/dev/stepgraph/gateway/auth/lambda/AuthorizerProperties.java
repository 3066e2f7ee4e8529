package dev.stepgraph.gateway.auth.lambda;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * How authorizer functions are asked.
 *
 * @param timeout how long one may take to decide
 * @param maxCachedDecisions how many decisions are remembered at once
 */
@ConfigurationProperties("stepgraph.auth.lambda")
public record AuthorizerProperties(
        @DefaultValue("10s") Duration timeout, @DefaultValue("10000") int maxCachedDecisions) {}
