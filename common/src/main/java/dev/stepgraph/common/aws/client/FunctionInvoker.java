package dev.stepgraph.common.aws.client;

/** One way to call a function. */
interface FunctionInvoker {

    /**
     * Calls the function and waits for its answer.
     *
     * @throws FunctionFailure if it could not be called
     */
    FunctionAnswer invoke(FunctionCall call);
}
