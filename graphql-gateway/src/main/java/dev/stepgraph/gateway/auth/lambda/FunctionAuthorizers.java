package dev.stepgraph.gateway.auth.lambda;

import dev.stepgraph.common.RandomUuid;
import dev.stepgraph.common.aws.AwsIdentity;
import dev.stepgraph.common.aws.client.FunctionAnswer;
import dev.stepgraph.common.aws.client.FunctionCall;
import dev.stepgraph.common.aws.client.FunctionFailure;
import dev.stepgraph.common.aws.client.Functions;
import dev.stepgraph.common.json.InvalidJsonException;
import dev.stepgraph.common.json.JsonText;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Calls authorizer functions where all functions are called. */
@Component
class FunctionAuthorizers implements AuthorizerFunctions {

    private final ObjectProvider<Functions> functions;
    private final AwsIdentity identity;
    private final RandomGenerator random;

    FunctionAuthorizers(
            ObjectProvider<Functions> functions, AwsIdentity identity, RandomGenerator random) {
        this.functions = functions;
        this.identity = identity;
        this.random = random;
    }

    @Override
    public JsonNode ask(String functionArn, JsonNode event, Duration timeout)
            throws AuthorizerFailedException {
        FunctionCall call =
                new FunctionCall(
                        "arn:%s:lambda:%s:%s"
                                .formatted(
                                        identity.partition(),
                                        identity.region(),
                                        identity.account()),
                        functionArn,
                        null,
                        null,
                        null,
                        null,
                        JsonText.write(event),
                        RandomUuid.next(random).toString(),
                        timeout);
        try {
            FunctionAnswer answer = functions.getObject().invoke(call);
            if (answer.functionError() != null) {
                throw new AuthorizerFailedException("it failed: " + answer.functionError());
            }
            return JsonText.parse(answer.payload());
        } catch (FunctionFailure e) {
            throw new AuthorizerFailedException(String.valueOf(e.getMessage()));
        } catch (InvalidJsonException e) {
            throw new AuthorizerFailedException("its answer is not JSON");
        }
    }
}
