package dev.stepgraph.gateway.execution;

import dev.stepgraph.gateway.resolver.CallScope;
import dev.stepgraph.gateway.resolver.FieldCall;
import dev.stepgraph.gateway.resolver.HandlerEffect;

import graphql.GraphQLContext;
import graphql.execution.MergedField;
import graphql.language.OperationDefinition;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLObjectType;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Flux;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** One operation while it runs: what its fields share, and what they leave behind. */
final class OperationRun {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final ObjectNode NONE = NODES.objectNode();

    private final CallScope scope;
    private final PreparedDocument document;
    private final ObjectNode variables;
    private final boolean inlineRoots;
    private final AtomicInteger resolversLeft;
    private final Queue<HandlerEffect> effects = new ConcurrentLinkedQueue<>();
    private final Queue<RootCall> roots = new ConcurrentLinkedQueue<>();
    private final Set<String> gathering = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Flux<JsonNode> payloads;
    private volatile @Nullable DescribedField described;

    /**
     * A root field that was resolved.
     *
     * @param responseKey under which it is answered
     * @param fieldName its name
     * @param arguments what it was called with
     * @param field its selections
     */
    record RootCall(
            String responseKey, String fieldName, ObjectNode arguments, MergedField field) {}

    OperationRun(
            CallScope scope,
            PreparedDocument document,
            OperationDefinition operation,
            ObjectNode variables,
            int maxResolvers) {
        this.scope = scope;
        this.document = document;
        this.variables = variables;
        this.resolversLeft = new AtomicInteger(maxResolvers);
        // Mutations run one after another anyway, and a single field has nobody to run beside.
        this.inlineRoots =
                operation.getOperation() != OperationDefinition.Operation.QUERY
                        || PreparedDocument.hasOneRoot(operation);
    }

    static OperationRun of(DataFetchingEnvironment environment) {
        return of(environment.getGraphQlContext());
    }

    static OperationRun of(GraphQLContext context) {
        OperationRun run = context.get(OperationRun.class);
        if (run == null) {
            throw new IllegalStateException("An operation is run without its state");
        }
        return run;
    }

    CallScope scope() {
        return scope;
    }

    PreparedDocument document() {
        return document;
    }

    /** Whether a field is to be resolved on the operation's own thread. */
    boolean isInline(DataFetchingEnvironment environment) {
        return inlineRoots && environment.getExecutionStepInfo().getPath().getLevel() == 1;
    }

    /** Counts one more resolver; false when there were too many. */
    boolean mayResolve() {
        return resolversLeft.decrementAndGet() >= 0;
    }

    /** Keeps in mind that calls for a field wait until its siblings have been gathered. */
    void gathers(String field) {
        gathering.add(field);
    }

    /** The calls for a field are made now; whether no others wait to be made after them. */
    boolean gathersLast(String field) {
        gathering.remove(field);
        return gathering.isEmpty();
    }

    void leave(List<HandlerEffect> left) {
        if (!left.isEmpty()) {
            effects.addAll(left);
        }
    }

    List<HandlerEffect> effects() {
        return List.copyOf(effects);
    }

    /** Keeps what a subscriber is to be told; whoever subscribes to two fields hears the first. */
    void isFedBy(Flux<JsonNode> source) {
        payloads = payloads == null ? source : payloads;
    }

    /** What a subscriber is to be told; absent: mutations say so. */
    @Nullable Flux<JsonNode> payloads() {
        return payloads;
    }

    void resolved(RootCall root) {
        roots.add(root);
    }

    List<RootCall> roots() {
        return List.copyOf(roots);
    }

    /** The call that a field's resolver is asked for. */
    FieldCall call(DataFetchingEnvironment environment) {
        String typeName = ((GraphQLObjectType) environment.getParentType()).getName();
        String fieldName = environment.getFieldDefinition().getName();
        Object source = environment.getSource();
        return new FieldCall(
                scope,
                typeName,
                fieldName,
                arguments(environment),
                source == null ? NullNode.getInstance() : GraphqlValues.toJson(source),
                info(environment.getMergedField(), typeName, fieldName));
    }

    private static ObjectNode arguments(DataFetchingEnvironment environment) {
        Map<String, Object> arguments = environment.getArguments();
        return arguments.isEmpty() ? NONE : GraphqlValues.toObject(arguments);
    }

    /** Siblings, which follow each other, share what is said of their field. */
    private ObjectNode info(MergedField field, String typeName, String fieldName) {
        DescribedField last = described;
        if (last != null && last.describes(field, typeName)) {
            return last.info();
        }
        ObjectNode info = newInfo(field, typeName, fieldName);
        described = new DescribedField(field, typeName, info);
        return info;
    }

    /** What was said of a field. */
    private record DescribedField(MergedField field, String typeName, ObjectNode info) {

        boolean describes(MergedField other, String type) {
            return typeName.equals(type)
                    && field.isSingleField()
                    && other.isSingleField()
                    && field.getSingleField().equals(other.getSingleField());
        }
    }

    private ObjectNode newInfo(MergedField field, String typeName, String fieldName) {
        SelectedFields selected = selected(field);
        ObjectNode info = NODES.objectNode();
        info.put("fieldName", fieldName);
        info.put("parentTypeName", typeName);
        info.set("variables", variables);
        info.set("selectionSetList", selected.list());
        info.put("selectionSetGraphQL", selected.graphql());
        return info;
    }

    private SelectedFields selected(MergedField field) {
        if (document.conditional() || field.getFields().size() > 1) {
            return describe(field, variables);
        }
        return document.selections()
                .get(field.getSingleField(), key -> describe(field, NODES.missingNode()));
    }

    private SelectedFields describe(MergedField field, JsonNode conditions) {
        return SelectedFields.of(field.getFields(), document.fragments(), conditions);
    }
}
