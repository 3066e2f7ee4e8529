package dev.stepgraph.gateway.datasource.lambda;

import dev.stepgraph.common.aws.client.FunctionEndpoint;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.util.Map;

/**
 * Functions that are not called through the Lambda API. The same settings as workflow-service's.
 *
 * @param functions what to call, by the function's bare name. The name is found however case,
 *     hyphens and underscores are written
 */
@ConfigurationProperties("stepgraph")
public record FunctionProperties(@DefaultValue Map<String, FunctionEndpoint> functions) {}
