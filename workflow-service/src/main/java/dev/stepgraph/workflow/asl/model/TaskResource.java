package dev.stepgraph.workflow.asl.model;

/** What a Task state calls, as its {@code Resource} names it. */
public sealed interface TaskResource {

    /** The field's value. */
    String arn();

    /** {@code arn:aws:lambda:region:account:function:name}: recorded as LambdaFunction events. */
    record LambdaFunction(String arn) implements TaskResource {}

    /** {@code arn:aws:states:region:account:activity:name}. */
    record Activity(String arn) implements TaskResource {}

    /**
     * A service integration: {@code arn:aws:states:::service:action[.pattern]}.
     *
     * @param service as in the ARN: {@code lambda}, {@code http}, {@code aws-sdk:s3}
     * @param action without the pattern: {@code invoke}
     */
    record ServiceIntegration(String arn, String service, String action, IntegrationPattern pattern)
            implements TaskResource {

        /** The action with its pattern, as histories name the resource: {@code invoke.sync}. */
        public String actionWithPattern() {
            return action + pattern.suffix();
        }
    }

    /** When a service integration's task is done. */
    enum IntegrationPattern {
        /** The service has answered. */
        REQUEST_RESPONSE(""),
        /** The job that was started has ended. */
        RUN_JOB(".sync"),
        /** The same, with the job's output as JSON. */
        RUN_JOB_V2(".sync:2"),
        /** Somebody has handed the task token back. */
        WAIT_FOR_TASK_TOKEN(".waitForTaskToken");

        private final String suffix;

        IntegrationPattern(String suffix) {
            this.suffix = suffix;
        }

        /** What follows the action in the ARN. */
        public String suffix() {
            return suffix;
        }
    }
}
