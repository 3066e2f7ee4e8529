package dev.stepgraph.workflow.web.rest;

import dev.stepgraph.common.aws.AwsException;
import dev.stepgraph.workflow.execution.ExecutionRecord;
import dev.stepgraph.workflow.web.KnownExecutions;
import dev.stepgraph.workflow.web.guard.Caller;

import org.springframework.stereotype.Component;

/** Executions by their key or ARN, for callers who may do to them what they are about to. */
@Component
class PermittedExecutions {

    private final KnownExecutions known;

    PermittedExecutions(KnownExecutions known) {
        this.known = known;
    }

    /**
     * The execution of that key or ARN. A refusal names it as the request does: a key alone tells
     * nothing of the state machine.
     *
     * @throws AwsException AccessDeniedException; as {@link KnownExecutions#get}
     */
    ExecutionRecord get(Caller caller, String action, String id) {
        if (id.startsWith("arn:")) {
            caller.require(action, id);
            return known.get(id);
        }
        ExecutionRecord execution = known.byKeyOrArn(id);
        if (!caller.may(action, execution.arn())) {
            throw caller.denied(action, id);
        }
        return execution;
    }
}
