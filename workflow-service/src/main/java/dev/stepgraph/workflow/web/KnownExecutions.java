package dev.stepgraph.workflow.web;

import dev.stepgraph.common.aws.Arn;
import dev.stepgraph.common.aws.AwsErrorCode;
import dev.stepgraph.common.aws.AwsException;
import dev.stepgraph.workflow.execution.ExecutionRecord;
import dev.stepgraph.workflow.execution.Executions;

import org.springframework.stereotype.Component;

import java.util.UUID;

/** Executions by their ARN, or the refusal that AWS has for it. */
@Component
public class KnownExecutions {

    private final Executions executions;

    KnownExecutions(Executions executions) {
        this.executions = executions;
    }

    /**
     * The execution of that ARN.
     *
     * @throws AwsException InvalidArn, also for an Express execution; ExecutionDoesNotExist
     */
    public ExecutionRecord get(String arn) {
        checkArn(arn);
        return executions.find(arn).orElseThrow(() -> doesNotExist(arn));
    }

    /**
     * The execution of that key or ARN.
     *
     * @throws AwsException as {@link #get}
     */
    public ExecutionRecord byKeyOrArn(String id) {
        if (id.startsWith("arn:")) {
            return get(id);
        }
        try {
            return executions.find(UUID.fromString(id)).orElseThrow(() -> doesNotExist(id));
        } catch (IllegalArgumentException e) {
            throw doesNotExist(id);
        }
    }

    /**
     * Makes sure that the text may be the ARN of a Standard execution.
     *
     * @throws AwsException InvalidArn if not
     */
    public static void checkArn(String arn) {
        Arn.parse(arn).requireType("states", "execution");
    }

    private static AwsException doesNotExist(String arn) {
        return new AwsException(
                AwsErrorCode.ExecutionDoesNotExist, "Execution Does Not Exist: '" + arn + "'");
    }
}
