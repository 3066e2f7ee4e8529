package dev.stepgraph.gateway.web.graphql;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import dev.stepgraph.gateway.auth.Authenticator;
import dev.stepgraph.gateway.execution.ExecutableApis;
import dev.stepgraph.gateway.execution.OperationProperties;
import dev.stepgraph.gateway.execution.Operations;
import dev.stepgraph.gateway.registry.ApiAddresses;
import dev.stepgraph.gateway.registry.ApiRevisions;
import dev.stepgraph.gateway.registry.CalledApi;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

import reactor.core.scheduler.Schedulers;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;

/** Where GraphQL is spoken. */
@Configuration(proxyBeanMethods = false)
class GraphqlRoutes {

    /** Handlers and data sources keep the deadline themselves; this is for those that do not. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    @Bean
    GraphqlCalls graphqlCalls(
            ApiRevisions revisions,
            ExecutableApis apis,
            Operations operations,
            CallAuthentication authentication,
            InstantSource clock,
            RandomGenerator chance,
            GraphqlHttpProperties properties) {
        return new GraphqlCalls(
                revisions,
                apis,
                operations,
                authentication,
                new CallRates(properties, clock),
                chance,
                properties);
    }

    /** The modes that an API is open to say who calls. */
    @Bean
    CallAuthentication callAuthentication(Authenticator modes) {
        return (revision, request, operation, requestId) ->
                modes.authenticate(revision.api(), request);
    }

    @Bean
    RouterFunction<ServerResponse> graphqlRoute(
            GraphqlCalls calls,
            GraphqlHttpProperties properties,
            OperationProperties limits,
            ApiAddresses addresses) {
        GraphqlEndpoint endpoint =
                new GraphqlEndpoint(
                        calls,
                        Schedulers.fromExecutor(Executors.newVirtualThreadPerTaskExecutor()),
                        properties,
                        limits.timeout().plus(GRACE));
        return addresses.paths().stream()
                .map(path -> routes(endpoint, addresses, path))
                .reduce(routes(endpoint), RouterFunction::and);
    }

    static RouterFunction<ServerResponse> routes(GraphqlEndpoint endpoint) {
        return routes(endpoint, ApiAddresses.UPLOADED);
    }

    private static RouterFunction<ServerResponse> routes(
            GraphqlEndpoint endpoint, ApiAddresses addresses, String path) {
        return routes(endpoint, path)
                .filter((request, next) -> {
                    Optional<CalledApi> called =
                            addresses.find(path, request.uri().getRawAuthority());
                    if (called.isEmpty()) {
                        return ServerResponse.notFound().build();
                    }
                    request.attributes().put(GraphqlEndpoint.CALLED, called.get());
                    return next.handle(request);
                });
    }

    private static RouterFunction<ServerResponse> routes(GraphqlEndpoint endpoint, String path) {
        return route().POST(path, endpoint::post)
                .GET(path, endpoint::get)
                .OPTIONS(path, endpoint::options)
                .build();
    }
}
