package dev.stepgraph.workflow.integration.lambda;

import dev.stepgraph.common.aws.client.FunctionEndpoint;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.util.Map;

/**
 * Functions that are not called through the Lambda API.
 *
 * @param functions what to call, by the function's bare name. The name is found however case,
 *     hyphens and underscores are written, since not every source of settings can tell them apart
 */
@ConfigurationProperties("stepgraph")
public record FunctionProperties(@DefaultValue Map<String, FunctionEndpoint> functions) {}
