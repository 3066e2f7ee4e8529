package dev.stepgraph.workflow;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.InstantSource;

/** What the system alone can say: the time. Everyone else is handed it. */
@Configuration(proxyBeanMethods = false)
class SystemSources {

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }
}
