package dev.stepgraph.gateway.registry;

import dev.stepgraph.common.aws.AwsIdentity;
import dev.stepgraph.common.aws.PageTokens;
import dev.stepgraph.gateway.registry.store.SharedKeys;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** What the registry is made with. */
@Configuration(proxyBeanMethods = false)
class RegistryConfiguration {

    private static final int KEY_BYTES = 32;

    /** The identity that all ARNs are made with. */
    @Bean
    AwsIdentity awsIdentity(AwsProperties properties) {
        return new AwsIdentity(properties.region(), properties.account());
    }

    /** Replicas share the key, so each opens what another issued. */
    @Bean
    PageTokens pageTokens(SharedKeys keys, RandomGenerator chance, InstantSource clock) {
        byte[] drawn = new byte[KEY_BYTES];
        chance.nextBytes(drawn);
        return new PageTokens(keys.keep("page tokens", drawn), clock);
    }
}
