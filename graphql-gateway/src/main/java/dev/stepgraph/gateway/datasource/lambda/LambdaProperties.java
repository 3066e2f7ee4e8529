package dev.stepgraph.gateway.datasource.lambda;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

import java.net.URI;

/**
 * How the Lambda API is reached.
 *
 * @param endpoint where it answers, if that is not AWS. Absent: what the AWS SDK is told, for
 *     instance by {@code AWS_ENDPOINT_URL_LAMBDA}
 * @param region the region whose functions are called. Absent: the one that the function's ARN
 *     names, or that of the gateway
 */
@ConfigurationProperties("stepgraph.lambda")
public record LambdaProperties(@Nullable URI endpoint, @Nullable String region) {}
