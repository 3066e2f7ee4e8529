package dev.stepgraph.workflow.integration.http;

import dev.stepgraph.common.http.EgressPolicy;
import dev.stepgraph.common.http.GuardedHttpClient;
import dev.stepgraph.common.http.OutboundLimits;
import dev.stepgraph.workflow.integration.IntegrationProperties;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The client through which all calls go whose destination a user named. */
@Configuration(proxyBeanMethods = false)
class HttpTaskConfiguration {

    @Bean
    GuardedHttpClient guardedHttpClient(EgressProperties egress, IntegrationProperties properties) {
        OutboundLimits usual = OutboundLimits.DEFAULTS;
        return new GuardedHttpClient(
                EgressPolicy.publicAnd(egress.allow()),
                new OutboundLimits(
                        Math.toIntExact(properties.maxResultSize().toBytes()),
                        usual.maxHeaderLines(),
                        usual.maxHeaderLineBytes(),
                        egress.connectTimeout(),
                        properties.maxConcurrentCalls(),
                        usual.maxConnectionsPerHost()));
    }
}
