package dev.stepgraph.gateway.realtime.sse;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import dev.stepgraph.gateway.realtime.RealtimeProperties;
import dev.stepgraph.gateway.realtime.SubscriberSession;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

import reactor.core.scheduler.Schedulers;

import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;

/** Where streams are asked for. */
@Configuration(proxyBeanMethods = false)
class EventStreamConfiguration {

    @Bean
    RouterFunction<ServerResponse> eventStreamRoute(
            SubscriberSession.Parts parts, RealtimeProperties limits, RandomGenerator chance) {
        EventStreamEndpoint endpoint =
                new EventStreamEndpoint(
                        parts,
                        limits,
                        chance,
                        Schedulers.fromExecutor(Executors.newVirtualThreadPerTaskExecutor()));
        return route().POST("/apis/{apiId}/graphql/stream", endpoint::post).build();
    }
}
