package dev.stepgraph.workflow.integration;

import dev.stepgraph.workflow.engine.ExecutionIdentity;

import java.util.UUID;

/** The execution whose tasks the tests of this package carry out. */
public final class ExecutionIdentities {

    /** An execution in an account and a region that show in ARNs. */
    public static final ExecutionIdentity EXECUTION =
            new ExecutionIdentity(
                    UUID.fromString("018f3c2e-0000-7000-8000-000000000001"),
                    "arn:aws:states:eu-west-1:123456789012:execution:machine:run",
                    "run",
                    "arn:aws:states:eu-west-1:123456789012:stateMachine:machine",
                    "machine",
                    "arn:aws:iam::123456789012:role/any",
                    "eu-west-1");

    private ExecutionIdentities() {}
}
