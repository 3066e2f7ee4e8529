package dev.stepgraph.workflow.web.guard;

import dev.stepgraph.common.aws.accesskey.AccessKeyMemory;
import dev.stepgraph.common.aws.signature.RequestVerifier;
import dev.stepgraph.common.aws.signature.SignatureRules;
import dev.stepgraph.common.http.EgressPolicy;
import dev.stepgraph.common.jwt.Issuers;
import dev.stepgraph.common.jwt.KeyEndpoints;
import dev.stepgraph.common.jwt.KeyLimits;
import dev.stepgraph.workflow.statemachine.AwsProperties;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.InstantSource;

/** What guards work with. */
@Configuration(proxyBeanMethods = false)
class GuardConfiguration {

    @Bean
    RequestVerifier requestVerifier(AccessKeyMemory keys, AwsProperties aws, InstantSource clock) {
        return new RequestVerifier(keys, SignatureRules.strict(aws.region(), "states"), clock);
    }

    /** The operator wrote the issuer down himself, so it may be anywhere. */
    @Bean
    KeyEndpoints issuerKeyEndpoints(AuthProperties properties) {
        return new KeyEndpoints(EgressPolicy.unrestricted(), properties.keysTimeout());
    }

    @Bean
    Issuers issuers(KeyEndpoints endpoints, InstantSource clock) {
        return new Issuers(endpoints, KeyLimits.DEFAULTS, clock);
    }
}
