package dev.stepgraph.gateway.resolver;

import dev.stepgraph.gateway.datasource.BoundDataSource;
import dev.stepgraph.gateway.datasource.DataSourceException;
import dev.stepgraph.gateway.datasource.InvocationScope;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A data source as a step calls it: for one field, or for many at once. */
record BoundSource(BoundDataSource source) {

    static final String BATCH_INVOKE = "BatchInvoke";

    /** A call that a request handler has made ready. */
    record Request(FieldRun run, JsonNode request) {

        boolean isBatch() {
            return BATCH_INVOKE.equals(request.path("operation").asString(""));
        }
    }

    /** Whether it answers a request's payload, so that it need not be called. */
    boolean answersPayload() {
        return source.answersPayload();
    }

    SourceResult call(Request request) {
        if (request.isBatch()) {
            return callAll(List.of(request)).getFirst();
        }
        return invoke(request.request(), request.run());
    }

    /** One call for all of them; each gets its own element of the answer. */
    List<SourceResult> callAll(List<Request> requests) {
        Request first = requests.getFirst();
        ObjectNode batch = ((ObjectNode) first.request()).objectNode();
        batch.setAll((ObjectNode) first.request());
        ArrayNode payload = JsonNodeFactory.instance.arrayNode(requests.size());
        requests.forEach(request -> payload.add(request.request().path("payload")));
        batch.set("payload", payload);
        return divide(invoke(batch, first.run()), requests.size());
    }

    private static List<SourceResult> divide(SourceResult answer, int size) {
        if (answer.error() != null) {
            return Collections.nCopies(size, answer);
        }
        if (!answer.value().isArray() || answer.value().size() != size) {
            SourceResult wrong =
                    SourceResult.failed(
                            null,
                            "Lambda:IllegalArgument",
                            "The function's answer is not a list of " + size + " results.");
            return Collections.nCopies(size, wrong);
        }
        List<SourceResult> results = new ArrayList<>(size);
        answer.value().forEach(element -> results.add(SourceResult.of(element)));
        return results;
    }

    private SourceResult invoke(JsonNode request, FieldRun run) {
        FieldCall call = run.call();
        CallScope scope = call.scope();
        try {
            return SourceResult.of(
                    source.invoke(
                            request,
                            new InvocationScope(
                                    scope.apiId(),
                                    call.typeName(),
                                    call.fieldName(),
                                    run.directPayload(),
                                    scope.deadline())));
        } catch (DataSourceException e) {
            return SourceResult.failed(e);
        }
    }
}
