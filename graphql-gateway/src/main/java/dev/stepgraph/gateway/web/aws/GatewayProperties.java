package dev.stepgraph.gateway.web.aws;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where callers find the gateway.
 *
 * @param publicUrl what the addresses of APIs begin with, such as {@code https://api.example.org};
 *     absent: the address at which the gateway listens
 */
@ConfigurationProperties("stepgraph.gateway")
record GatewayProperties(@Nullable String publicUrl) {}
