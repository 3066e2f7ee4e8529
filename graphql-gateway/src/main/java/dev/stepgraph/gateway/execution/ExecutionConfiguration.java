package dev.stepgraph.gateway.execution;

import dev.stepgraph.gateway.auth.Caller;
import dev.stepgraph.gateway.cache.ResultCache;
import dev.stepgraph.gateway.registry.ApiRevisions;
import dev.stepgraph.gateway.resolver.ResolverCompiler;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.InstantSource;

/** Puts together what runs operations. */
@Configuration(proxyBeanMethods = false)
class ExecutionConfiguration {

    @Bean
    ExecutableApis executableApis(
            ApiRevisions revisions, ApiCompiler compiler, OperationProperties limits) {
        return new ExecutableApis(revisions, compiler, limits);
    }

    @Bean
    ApiCompiler apiCompiler(
            ResolverCompiler resolvers, ResultCache cache, OperationProperties limits) {
        return new ApiCompiler(resolvers, cache, (revision, schema) -> OPEN, limits);
    }

    @Bean
    Operations operations(
            OperationProperties limits,
            InstantSource clock,
            ObjectProvider<MutationListener> listeners) {
        return new Operations(limits, clock, listeners.orderedStream().toList());
    }

    @Bean
    SubscriptionOperations subscriptionOperations(Operations operations) {
        return new SubscriptionOperations(operations);
    }

    private static final FieldGuard OPEN =
            new FieldGuard() {
                @Override
                public boolean isOpenToAll(String typeName, String fieldName) {
                    return true;
                }

                @Override
                public boolean permits(Caller caller, String typeName, String fieldName) {
                    return true;
                }
            };
}
