package dev.stepgraph.workflow.integration.lambda;

import dev.stepgraph.common.aws.client.FunctionAnswer;
import dev.stepgraph.common.aws.client.FunctionCall;
import dev.stepgraph.common.aws.client.FunctionFailure;
import dev.stepgraph.common.aws.client.FunctionName;
import dev.stepgraph.common.aws.client.Functions;
import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.workflow.asl.model.ErrorName;
import dev.stepgraph.workflow.asl.model.TaskResource;
import dev.stepgraph.workflow.asl.model.TaskResource.IntegrationPattern;
import dev.stepgraph.workflow.asl.model.TaskResource.LambdaFunction;
import dev.stepgraph.workflow.asl.model.TaskResource.ServiceIntegration;
import dev.stepgraph.workflow.integration.Integration;
import dev.stepgraph.workflow.integration.TaskCall;
import dev.stepgraph.workflow.integration.TaskFailure;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;

/**
 * Calls Lambda functions: by ARN, where the payload is the event and the result is the result; and
 * as {@code lambda:invoke}, where parameters and result are those of the Lambda API's Invoke.
 */
@Component
class LambdaIntegration implements Integration {

    /** A function runs fifteen minutes at the most. */
    private static final Duration LONGEST = Duration.ofMinutes(15).plusSeconds(10);

    private static final Set<IntegrationPattern> PATTERNS =
            Set.of(IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.WAIT_FOR_TASK_TOKEN);

    private final Functions functions;
    private final InstantSource clock;

    LambdaIntegration(Functions functions, InstantSource clock) {
        this.functions = functions;
        this.clock = clock;
    }

    @Override
    public boolean supports(TaskResource resource) {
        return switch (resource) {
            case LambdaFunction _ -> true;
            case ServiceIntegration service ->
                    service.service().equals("lambda")
                            && service.action().equals("invoke")
                            && PATTERNS.contains(service.pattern());
            case TaskResource.Activity _ -> false;
        };
    }

    @Override
    public String destination(TaskCall call) {
        String function =
                call.resource() instanceof LambdaFunction lambda
                        ? lambda.arn()
                        : call.parameters().path("FunctionName").asString("");
        return "function " + FunctionName.parse(function).name();
    }

    @Override
    public JsonNode call(TaskCall call) {
        Duration timeout = call.allowance(clock.instant(), LONGEST);
        if (call.resource() instanceof LambdaFunction function) {
            return InvocationResults.ofFunction(invoke(call, eventOnly(function, call, timeout)));
        }
        return InvocationResults.ofInvoke(invoke(call, fromParameters(call, timeout)));
    }

    private FunctionAnswer invoke(TaskCall task, FunctionCall call) {
        try {
            return functions.invoke(call);
        } catch (FunctionFailure e) {
            throw e.code().equals(FunctionFailure.TOO_LARGE)
                    ? TaskFailure.resultTooLarge(task)
                    : new TaskFailure("Lambda." + e.code(), e.getMessage());
        }
    }

    private static FunctionCall eventOnly(
            LambdaFunction function, TaskCall call, Duration timeout) {
        return new FunctionCall(
                home(call),
                function.arn(),
                null,
                null,
                null,
                null,
                JsonText.write(call.parameters()),
                call.idempotencyKey(),
                timeout);
    }

    private static FunctionCall fromParameters(TaskCall call, Duration timeout) {
        String functionName = text(call, "FunctionName");
        if (functionName == null) {
            throw unusable(call, "The required field 'FunctionName' is missing");
        }
        JsonNode payload = call.parameters().get("Payload");
        return new FunctionCall(
                home(call),
                functionName,
                text(call, "Qualifier"),
                text(call, "InvocationType"),
                text(call, "LogType"),
                text(call, "ClientContext"),
                payload == null ? null : JsonText.write(payload),
                call.idempotencyKey(),
                timeout);
    }

    /** Functions are looked for where the state machine is. */
    private static String home(TaskCall call) {
        String[] parts = call.execution().stateMachineArn().split(":", 6);
        return String.join(":", "arn", parts[1], "lambda", parts[3], parts[4]);
    }

    private static @Nullable String text(TaskCall call, String name) {
        JsonNode value = call.parameters().get(name);
        if (value == null) {
            return null;
        }
        if (!value.isString()) {
            throw unusable(call, "The value for the field '" + name + "' must be a STRING");
        }
        return value.stringValue();
    }

    private static TaskFailure unusable(TaskCall call, String reason) {
        return new TaskFailure(
                ErrorName.RUNTIME.text(),
                "The Parameters '%s' could not be used to start the Task: [%s]"
                        .formatted(JsonText.write(call.parameters()), reason));
    }
}
