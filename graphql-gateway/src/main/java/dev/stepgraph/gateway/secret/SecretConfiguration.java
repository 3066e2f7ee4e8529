package dev.stepgraph.gateway.secret;

import dev.stepgraph.common.secret.SecretCipher;
import dev.stepgraph.common.secret.ServiceKeys;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads the gateway's key, or makes it. */
@Configuration(proxyBeanMethods = false)
class SecretConfiguration {

    @Bean
    ServiceKeys serviceKeys(SecretProperties properties) {
        return new ServiceKeys(properties.key(), properties.keyFile(), properties.retiredKeys());
    }

    @Bean
    SecretCipher secretCipher(ServiceKeys keys) {
        return new SecretCipher(keys);
    }
}
