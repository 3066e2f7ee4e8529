package dev.stepgraph.workflow.integration.lambda;

import dev.stepgraph.workflow.integration.TaskFailure;

/** One way to call a function. */
interface FunctionInvoker {

    /**
     * Calls the function and waits for its answer.
     *
     * @throws TaskFailure if it could not be called
     */
    FunctionAnswer invoke(Invocation invocation);
}
