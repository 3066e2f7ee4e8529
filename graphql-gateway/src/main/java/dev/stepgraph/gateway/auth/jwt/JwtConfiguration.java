package dev.stepgraph.gateway.auth.jwt;

import dev.stepgraph.common.http.EgressPolicy;
import dev.stepgraph.common.jwt.Issuers;
import dev.stepgraph.common.jwt.KeyEndpoints;
import dev.stepgraph.common.jwt.KeyLimits;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.InstantSource;

/**
 * Fetches issuers' keys from where the settings let requests go: whoever owns an API names them.
 */
@Configuration(proxyBeanMethods = false)
class JwtConfiguration {

    @Bean
    KeyEndpoints issuerKeyEndpoints(JwtProperties settings) {
        return new KeyEndpoints(EgressPolicy.publicAnd(settings.allow()), settings.keysTimeout());
    }

    @Bean
    Issuers issuers(KeyEndpoints endpoints, JwtProperties settings, InstantSource clock) {
        return new Issuers(
                endpoints, new KeyLimits(settings.keysMaxAge(), settings.keysMinAge()), clock);
    }
}
