package dev.stepgraph.gateway.execution;

import dev.stepgraph.common.aws.AwsIdentity;
import dev.stepgraph.gateway.auth.Caller;
import dev.stepgraph.gateway.auth.FieldAccess;
import dev.stepgraph.gateway.cache.ResultCache;
import dev.stepgraph.gateway.fairness.Shares;
import dev.stepgraph.gateway.registry.ApiRevisions;
import dev.stepgraph.gateway.resolver.ResolverCompiler;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.InstantSource;
import java.util.List;

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
            ResolverCompiler resolvers,
            ResultCache cache,
            OperationProperties limits,
            Shares shares,
            AwsIdentity identity) {
        return new ApiCompiler(
                resolvers,
                cache,
                (revision, schema) ->
                        new DirectiveGuard(FieldAccess.of(revision.api(), schema, identity)),
                limits,
                shares);
    }

    @Bean
    Operations operations(
            OperationProperties limits,
            InstantSource clock,
            ObjectProvider<MutationListener> listeners,
            EvictionListener evictions) {
        return new Operations(limits, clock, List.of(new LateListeners(listeners)), evictions);
    }

    @Bean
    SubscriptionOperations subscriptionOperations(Operations operations) {
        return new SubscriptionOperations(operations);
    }

    /**
     * What a schema's directives open to whom.
     *
     * @param access the directives, compiled
     */
    private record DirectiveGuard(FieldAccess access) implements FieldGuard {

        @Override
        public boolean isOpenToAll(String typeName, String fieldName) {
            return access.isOpenToAll(typeName, fieldName);
        }

        @Override
        public boolean permits(Caller caller, String typeName, String fieldName) {
            return access.allows(caller, typeName, fieldName);
        }
    }
}
