package dev.stepgraph.gateway;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** What the system alone can say: time and chance. Everyone else is handed them. */
@Configuration(proxyBeanMethods = false)
class SystemSources {

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    RandomGenerator chance() {
        return new SecureRandom();
    }
}
