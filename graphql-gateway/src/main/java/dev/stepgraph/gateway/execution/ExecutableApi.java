package dev.stepgraph.gateway.execution;

import dev.stepgraph.gateway.registry.ApiRevision;

import graphql.GraphQL;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLTypeUtil;

import org.dataloader.DataLoaderFactory;
import org.dataloader.DataLoaderOptions;
import org.dataloader.DataLoaderRegistry;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.Map;
import java.util.Set;

/** One revision of an API, compiled: immutable, and used by all requests at once. */
public final class ExecutableApi {

    private static final DataLoaderOptions GATHER_ONLY =
            DataLoaderOptions.newOptions().setCachingEnabled(false).build();

    private final ApiRevision revision;
    private final GraphQL answering;
    private final GraphQL delivering;
    private final DocumentPreparer documents;
    private final Map<String, KeptResults> keptResults;
    private final KeptOperations keptOperations;
    private final Map<String, GatheredCalls> loaders;
    private final Map<String, Set<String>> mutations;
    private final ObjectNode environment;

    ExecutableApi(ApiRevision revision, ApiCompiler.Parts parts) {
        this.revision = revision;
        this.answering = parts.answering();
        this.delivering = parts.delivering();
        this.documents = parts.documents();
        this.keptResults = Map.copyOf(parts.keptResults());
        this.keptOperations = parts.keptOperations();
        this.loaders = Map.copyOf(parts.loaders());
        this.mutations = Map.copyOf(parts.mutations());
        this.environment = JsonNodeFactory.instance.objectNode();
        revision.environmentVariables().forEach(environment::put);
    }

    /** What it was compiled of. */
    public ApiRevision revision() {
        return revision;
    }

    /** The API's id. */
    public String apiId() {
        return revision.api().apiId();
    }

    /** The mutations that feed each subscription field, by the field's name. */
    public Map<String, Set<String>> mutationsBySubscription() {
        return mutations;
    }

    /** Whether null may stand for that subscription field. */
    boolean isNullable(String subscriptionField) {
        GraphQLObjectType root = delivering.getGraphQLSchema().getSubscriptionType();
        GraphQLFieldDefinition field =
                root == null ? null : root.getFieldDefinition(subscriptionField);
        return field == null || !GraphQLTypeUtil.isNonNull(field.getType());
    }

    /** Runs operations, with resolvers and all. */
    GraphQL answering() {
        return answering;
    }

    /** Reads what a subscriber selected from a mutation's payload, without any resolver. */
    GraphQL delivering() {
        return delivering;
    }

    DocumentPreparer documents() {
        return documents;
    }

    ObjectNode environment() {
        return environment;
    }

    KeptOperations keptOperations() {
        return keptOperations;
    }

    /** The kept results by {@code Type.field}. */
    Map<String, KeptResults> keptResults() {
        return keptResults;
    }

    /** Loaders that gather the calls of one operation. */
    DataLoaderRegistry newLoaders() {
        DataLoaderRegistry registry = new DataLoaderRegistry();
        loaders.forEach((name, loader) ->
                registry.register(name, DataLoaderFactory.newDataLoader(loader, GATHER_ONLY)));
        return registry;
    }

    boolean gathers() {
        return !loaders.isEmpty();
    }
}
