package dev.stepgraph.gateway.workflow;

import dev.stepgraph.gateway.resolver.BuiltInResolvers;
import dev.stepgraph.gateway.resolver.CompiledResolver;
import dev.stepgraph.gateway.resolver.ResolverCompiler.Field;

import java.util.HashMap;
import java.util.Map;

/** The resolvers of the built-in API: code, where uploaded APIs have templates and scripts. */
final class WorkflowResolvers implements BuiltInResolvers {

    private final Map<Field, CompiledResolver> resolvers = new HashMap<>();

    WorkflowResolvers(
            StateMachineFields machines,
            ExecutionFields executions,
            SubscriptionFields subscriptions) {
        Map<FieldName, WorkflowField> fields = new HashMap<>();
        machines.addTo(fields);
        executions.addTo(fields);
        fields.forEach((name, field) ->
                resolvers.put(
                        new Field(name.typeName(), name.fieldName()), new WorkflowResolver(field)));
        Map<FieldName, WorkflowSubscription> followed = new HashMap<>();
        subscriptions.addTo(followed);
        followed.forEach((name, field) ->
                resolvers.put(new Field(name.typeName(), name.fieldName()), field));
    }

    @Override
    public String apiId() {
        return WorkflowApi.ID;
    }

    @Override
    public Map<Field, CompiledResolver> resolvers() {
        return Map.copyOf(resolvers);
    }
}
