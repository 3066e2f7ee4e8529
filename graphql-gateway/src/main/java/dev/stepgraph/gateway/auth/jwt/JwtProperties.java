package dev.stepgraph.gateway.auth.jwt;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;
import java.util.List;

/**
 * How tokens are checked.
 *
 * @param userPoolIssuer the issuer of a user pool's tokens, under which its keys are found too;
 *     {@code {region}} and {@code {userPoolId}} are replaced
 * @param allow where issuers may be though it is not public: ranges of addresses, addresses, host
 *     names, or all names below one ({@code *.internal})
 * @param maxSkew how far an issuer's clock may be off
 * @param keysMaxAge for how long an issuer's keys are used before they are fetched again; they stay
 *     in use while the issuer cannot be reached
 * @param keysMinAge how long nothing is fetched from an issuer after its keys were, whatever keys
 *     tokens name
 * @param keysTimeout how long fetching may take
 */
@ConfigurationProperties("stepgraph.auth.jwt")
public record JwtProperties(
        @DefaultValue("https://cognito-idp.{region}.amazonaws.com/{userPoolId}")
                String userPoolIssuer,
        @DefaultValue List<String> allow,
        @DefaultValue("60s") Duration maxSkew,
        @DefaultValue("1h") Duration keysMaxAge,
        @DefaultValue("5m") Duration keysMinAge,
        @DefaultValue("5s") Duration keysTimeout) {}
