package dev.stepgraph.gateway.resolver;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/**
 * One data source and the handlers around it: all of a unit resolver, or one function of a
 * pipeline.
 *
 * @param request makes the request object; absent: the source is a function and gets the context
 * @param response makes the step's value; absent: the result is the value
 * @param source where data comes from
 * @param maxBatchSize how many calls go to the source at once; 0: one by one
 * @param unit whether the step is all of a resolver
 */
record FunctionStep(
        @Nullable Handler request,
        @Nullable Handler response,
        BoundSource source,
        int maxBatchSize,
        boolean unit) {

    private static final String FIRST_VERSION = "2017-02-28";
    private static final String VERSION = "2018-05-29";

    /** What a request handler came to: a request for the data source, or the end of the step. */
    sealed interface Prepared {

        record Ready(BoundSource.Request request) implements Prepared {}

        record Ended(StepEnd end) implements Prepared {}
    }

    boolean batches() {
        return maxBatchSize > 0;
    }

    StepEnd run(FieldRun run) {
        return request != null
                        && response != null
                        && source.answersPayload()
                        && request.runsTogetherWith(response)
                ? runTogether(run, request, response)
                : complete(prepare(run));
    }

    /** Both handlers at once, as the source between them answers what is known beforehand. */
    private StepEnd runTogether(FieldRun run, Handler request, Handler response) {
        List<HandlerResult> results = request.runTogetherWith(response, run.context());
        Prepared prepared = request.told(run, results.getFirst(), new RequestMeaning(run));
        return results.size() == 1 || prepared instanceof Prepared.Ended
                ? complete(prepared)
                : response.told(run, results.getLast(), new ResponseMeaning());
    }

    private StepEnd complete(Prepared prepared) {
        return switch (prepared) {
            case Prepared.Ready ready -> complete(ready.request(), source.call(ready.request()));
            case Prepared.Ended ended -> ended.end();
        };
    }

    /** Makes the request object. */
    Prepared prepare(FieldRun run) {
        if (request == null) {
            return new Prepared.Ready(new BoundSource.Request(run, direct(run)));
        }
        return request.run(run, run.context(), new RequestMeaning(run));
    }

    /** Makes the step's value of what the source answered. */
    StepEnd complete(BoundSource.Request made, SourceResult answer) {
        SourceResult result = request == null && made.isBatch() ? unwrapped(answer) : answer;
        if (response == null || endsWithoutResponse(made, result)) {
            return bare(result);
        }
        SourceResult.Fault fault = result.error();
        ObjectNode error = fault == null ? null : fault.toJson();
        ResolverContext context = made.run().context(result.value(), error);
        return response.run(made.run(), context, new ResponseMeaning());
    }

    private JsonNode direct(FieldRun run) {
        ObjectNode invoke = JsonNodeFactory.instance.objectNode();
        invoke.put("version", VERSION);
        invoke.put("operation", batches() ? BoundSource.BATCH_INVOKE : "Invoke");
        invoke.set("payload", run.directPayload());
        return invoke;
    }

    /** A function without handlers answers a batch with {@code data} or an error for each call. */
    private static SourceResult unwrapped(SourceResult answer) {
        JsonNode element = answer.value();
        if (answer.error() != null || !element.isObject()) {
            return answer;
        }
        JsonNode data = element.path("data");
        JsonNode message = element.path("errorMessage");
        if (message.isMissingNode() || message.isNull()) {
            return SourceResult.of(data);
        }
        String type = element.path("errorType").asString("Lambda:Unhandled");
        JsonNode partial = data.isMissingNode() ? NullNode.getInstance() : data;
        return SourceResult.failed(partial, type, message.asString(""));
    }

    /** The first version of templates leaves out the response's for errors and for nothing. */
    private static boolean endsWithoutResponse(BoundSource.Request made, SourceResult result) {
        boolean first = FIRST_VERSION.equals(made.request().path("version").asString(""));
        return first && (result.error() != null || result.value().isNull());
    }

    private static StepEnd bare(SourceResult result) {
        SourceResult.Fault fault = result.error();
        if (fault == null) {
            return new StepEnd.Continue(result.value());
        }
        JsonNode data = result.value().isNull() ? null : result.value();
        return new StepEnd.Fail(new HandlerError(fault.message(), fault.type(), data, null));
    }

    private StepEnd left(Handler.Early early) {
        if (unit) {
            return new StepEnd.Finish(early.value());
        }
        return early.toEnd()
                ? new StepEnd.SkipToEnd(early.value())
                : new StepEnd.Continue(early.value());
    }

    private final class RequestMeaning implements Handler.Meaning<Prepared> {

        private final FieldRun run;

        RequestMeaning(FieldRun run) {
            this.run = run;
        }

        @Override
        public Prepared value(JsonNode value) {
            if (!value.isObject()) {
                return failed(
                        new HandlerError(
                                "The request handler must make an object.",
                                "MappingTemplate",
                                null,
                                null));
            }
            return new Prepared.Ready(new BoundSource.Request(run, value));
        }

        @Override
        public Prepared earlyReturn(Handler.Early early) {
            return new Prepared.Ended(left(early));
        }

        @Override
        public Prepared failed(HandlerError error) {
            return new Prepared.Ended(new StepEnd.Fail(error));
        }
    }

    private final class ResponseMeaning implements Handler.Meaning<StepEnd> {

        @Override
        public StepEnd value(JsonNode value) {
            return new StepEnd.Continue(value);
        }

        @Override
        public StepEnd earlyReturn(Handler.Early early) {
            return left(early);
        }

        @Override
        public StepEnd failed(HandlerError error) {
            return new StepEnd.Fail(error);
        }
    }
}
