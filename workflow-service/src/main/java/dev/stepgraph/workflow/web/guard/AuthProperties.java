package dev.stepgraph.workflow.web.guard;

import dev.stepgraph.common.aws.accesskey.ConfiguredKey;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;
import java.util.List;

/**
 * Who may call. Where nothing is set, whoever is on this machine may, and nobody else.
 *
 * @param accessKeys with which requests are signed; none: on this machine the AWS endpoint asks
 *     nobody for a signature
 * @param trustLocal whether programs on this machine may use the AWS endpoint without a signature
 *     though there are keys; means nothing on an address that others reach
 * @param issuer whose bearer tokens the REST API takes; absent: none, and on this machine it asks
 *     nobody for one
 * @param audience what tokens must be meant for; absent: anything
 * @param maxSkew how far the issuer's clock may be off
 * @param keysTimeout how long fetching the issuer's keys may take
 */
@ConfigurationProperties("stepgraph.auth")
public record AuthProperties(
        @DefaultValue List<ConfiguredKey> accessKeys,
        @DefaultValue("false") boolean trustLocal,
        @Nullable String issuer,
        @Nullable String audience,
        @DefaultValue("60s") Duration maxSkew,
        @DefaultValue("5s") Duration keysTimeout) {}
