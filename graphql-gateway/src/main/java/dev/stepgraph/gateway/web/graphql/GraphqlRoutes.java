package dev.stepgraph.gateway.web.graphql;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import dev.stepgraph.gateway.auth.Authenticator;
import dev.stepgraph.gateway.execution.ExecutableApis;
import dev.stepgraph.gateway.execution.OperationProperties;
import dev.stepgraph.gateway.execution.Operations;
import dev.stepgraph.gateway.registry.ApiRevisions;
import dev.stepgraph.gateway.registry.BuiltInApi;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

import reactor.core.scheduler.Schedulers;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;

/** Where GraphQL is spoken. */
@Configuration(proxyBeanMethods = false)
class GraphqlRoutes {

    /** The path of an uploaded API. */
    private static final String PATH = "/apis/{apiId}/graphql";

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
            ObjectProvider<BuiltInApi> builtIn) {
        GraphqlEndpoint endpoint =
                new GraphqlEndpoint(
                        calls,
                        Schedulers.fromExecutor(Executors.newVirtualThreadPerTaskExecutor()),
                        properties,
                        limits.timeout().plus(GRACE));
        return builtIn.stream()
                .map(api -> routes(endpoint, api))
                .reduce(routes(endpoint), RouterFunction::and);
    }

    static RouterFunction<ServerResponse> routes(GraphqlEndpoint endpoint) {
        return routes(endpoint, PATH);
    }

    private static RouterFunction<ServerResponse> routes(GraphqlEndpoint endpoint, BuiltInApi api) {
        String apiId = api.revision().api().apiId();
        return routes(endpoint, api.path())
                .filter((request, next) -> {
                    request.attributes().put(GraphqlEndpoint.API_ID, apiId);
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
