package dev.stepgraph.gateway.realtime.sse;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import dev.stepgraph.gateway.realtime.RealtimeProperties;
import dev.stepgraph.gateway.realtime.Seats;
import dev.stepgraph.gateway.realtime.SubscriberSession;
import dev.stepgraph.gateway.registry.ApiAddresses;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

import reactor.core.scheduler.Schedulers;

import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Where streams are asked for. */
@Configuration(proxyBeanMethods = false)
class EventStreamConfiguration {

    @Bean
    RouterFunction<ServerResponse> eventStreamRoute(
            SubscriberSession.Parts parts,
            Seats seats,
            ApiAddresses addresses,
            RealtimeProperties limits,
            RandomGenerator chance,
            InstantSource clock) {
        EventStreamEndpoint endpoint =
                new EventStreamEndpoint(
                        parts,
                        seats,
                        addresses,
                        limits,
                        chance,
                        clock,
                        Schedulers.fromExecutor(Executors.newVirtualThreadPerTaskExecutor()));
        RouterFunctions.Builder routes = route();
        Stream.concat(Stream.of(ApiAddresses.UPLOADED), addresses.paths().stream())
                .forEach(path -> routes.POST(path + EventStreamEndpoint.SUFFIX, endpoint::post));
        return routes.build();
    }
}
