package dev.stepgraph.gateway.web.graphql;

import dev.stepgraph.gateway.auth.Authenticator;
import dev.stepgraph.gateway.execution.ExecutableApis;
import dev.stepgraph.gateway.execution.OperationProperties;
import dev.stepgraph.gateway.execution.Operations;
import dev.stepgraph.gateway.fairness.FairnessProperties;
import dev.stepgraph.gateway.registry.ApiAddresses;
import dev.stepgraph.gateway.registry.ApiRevisions;

import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.webflux.autoconfigure.WebHttpHandlerBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.adapter.ForwardedHeaderTransformer;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.UnaryOperator;
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

    /** The end of an operation that nothing else has ended. */
    @Bean
    TimedTasks operationTasks(OperationProperties limits) {
        return new TimedTasks(limits.timeout().plus(GRACE), GraphqlCalls::timedOut);
    }

    @Bean
    WebHttpHandlerBuilderCustomizer operationsFirst(
            GraphqlCalls calls,
            TimedTasks tasks,
            MeterRegistry registry,
            GraphqlHttpProperties properties,
            FairnessProperties fairness,
            ApiAddresses addresses,
            ObjectProvider<ForwardedHeaderTransformer> proxies) {
        GraphqlEndpoint endpoint =
                new GraphqlEndpoint(
                        calls,
                        tasks,
                        new OperationMeters(registry),
                        new LargeBodies(fairness),
                        properties);
        ForwardedHeaderTransformer proxy = proxies.getIfAvailable();
        UnaryOperator<ServerHttpRequest> forwarded =
                proxy == null ? UnaryOperator.identity() : proxy::apply;
        return builder ->
                builder.httpHandlerDecorator(others ->
                        new OperationsFirst(addresses::find, forwarded, endpoint, others));
    }
}
