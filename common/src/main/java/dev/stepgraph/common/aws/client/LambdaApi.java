package dev.stepgraph.common.aws.client;

import dev.stepgraph.common.http.BoundedStream;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

import java.time.Duration;

/**
 * Functions behind the Lambda API: AWS's own, or whatever answers at the endpoint that the AWS SDK
 * was pointed at. Nothing is repeated here: whether to is the caller's to decide.
 */
final class LambdaApi implements FunctionInvoker, AutoCloseable {

    private static final String NOT_FOUND = "ResourceNotFoundException";

    private final LambdaClients clients;

    LambdaApi(LambdaClients clients) {
        this.clients = clients;
    }

    @Override
    public void close() {
        clients.close();
    }

    @Override
    public FunctionAnswer invoke(FunctionCall call) {
        LambdaClient client = clients.forCaller(call.region());
        try {
            return answer(client.invoke(request(call)));
        } catch (AwsServiceException e) {
            throw serviceFailure(call, e);
        } catch (SdkClientException e) {
            throw clientFailure(e);
        }
    }

    private static InvokeRequest request(FunctionCall call) {
        InvokeRequest.Builder request =
                InvokeRequest.builder()
                        .functionName(call.functionName())
                        .qualifier(call.qualifier())
                        .invocationType(call.type())
                        .logType(call.logType())
                        .clientContext(call.clientContext())
                        .overrideConfiguration(o -> o.apiCallTimeout(atLeastOneMilli(call)));
        String event = call.event();
        if (event != null) {
            request.payload(SdkBytes.fromUtf8String(event));
        }
        return request.build();
    }

    private static Duration atLeastOneMilli(FunctionCall call) {
        return Duration.ofMillis(Math.max(1, call.timeout().toMillis()));
    }

    private static FunctionAnswer answer(InvokeResponse response) {
        SdkBytes payload = response.payload();
        return new FunctionAnswer(
                response.statusCode(),
                response.sdkHttpResponse().headers(),
                response.responseMetadata().requestId(),
                response.executedVersion(),
                response.functionError(),
                response.logResult(),
                payload == null ? "" : payload.asUtf8String());
    }

    /**
     * Worded as AWS words it where it calls functions itself, and speaks to Lambda through an older
     * SDK.
     */
    private static FunctionFailure serviceFailure(FunctionCall call, AwsServiceException e) {
        AwsErrorDetails details = e.awsErrorDetails();
        String code = details == null ? null : details.errorCode();
        String message = details == null ? e.getMessage() : details.errorMessage();
        if (NOT_FOUND.equals(code)
                && message != null
                && message.startsWith("Function not found: ")) {
            message = "Function not found: " + call.qualifiedArn();
        }
        String cause =
                "%s (Service: AWSLambda; Status Code: %d; Error Code: %s; Request ID: %s; Proxy: null)"
                        .formatted(message, e.statusCode(), code, e.requestId());
        return new FunctionFailure(code == null ? FunctionFailure.UNNAMED : code, cause);
    }

    private static FunctionFailure clientFailure(SdkClientException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof BoundedStream.TooLongException) {
                return new FunctionFailure(FunctionFailure.TOO_LARGE, e.getMessage());
            }
        }
        return new FunctionFailure(FunctionFailure.SDK_CLIENT, e.getMessage());
    }
}
