package dev.stepgraph.workflow.integration.lambda;

import dev.stepgraph.common.http.BoundedStream;
import dev.stepgraph.workflow.integration.TaskFailure;

import jakarta.annotation.PreDestroy;

import org.springframework.stereotype.Component;

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
 * was pointed at. Nothing is repeated here: the state's Retry decides that.
 */
@Component
class LambdaApi implements FunctionInvoker {

    private static final String NOT_FOUND = "ResourceNotFoundException";

    private final LambdaClients clients;

    LambdaApi(LambdaClients clients) {
        this.clients = clients;
    }

    @PreDestroy
    void close() {
        clients.close();
    }

    @Override
    public FunctionAnswer invoke(Invocation invocation) {
        LambdaClient client = clients.forCaller(invocation.task().execution().region());
        try {
            return answer(client.invoke(request(invocation)));
        } catch (AwsServiceException e) {
            throw serviceFailure(invocation, e);
        } catch (SdkClientException e) {
            throw clientFailure(invocation, e);
        }
    }

    private static InvokeRequest request(Invocation invocation) {
        InvokeRequest.Builder request =
                InvokeRequest.builder()
                        .functionName(invocation.functionName())
                        .qualifier(invocation.qualifier())
                        .invocationType(invocation.type())
                        .logType(invocation.logType())
                        .clientContext(invocation.clientContext())
                        .overrideConfiguration(o -> o.apiCallTimeout(atLeastOneMilli(invocation)));
        String event = invocation.event();
        if (event != null) {
            request.payload(SdkBytes.fromUtf8String(event));
        }
        return request.build();
    }

    private static Duration atLeastOneMilli(Invocation invocation) {
        return Duration.ofMillis(Math.max(1, invocation.timeout().toMillis()));
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

    /** Worded as Step Functions words it, which speaks to Lambda through an older SDK. */
    private static TaskFailure serviceFailure(Invocation invocation, AwsServiceException e) {
        AwsErrorDetails details = e.awsErrorDetails();
        String code = details == null ? null : details.errorCode();
        String message = details == null ? e.getMessage() : details.errorMessage();
        if (NOT_FOUND.equals(code)
                && message != null
                && message.startsWith("Function not found: ")) {
            message = "Function not found: " + invocation.qualifiedArn();
        }
        String cause =
                "%s (Service: AWSLambda; Status Code: %d; Error Code: %s; Request ID: %s; Proxy: null)"
                        .formatted(message, e.statusCode(), code, e.requestId());
        return code == null
                ? LambdaError.UNNAMED.because(cause)
                : new TaskFailure("Lambda." + code, cause);
    }

    private static TaskFailure clientFailure(Invocation invocation, SdkClientException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof BoundedStream.TooLongException) {
                return TaskFailure.resultTooLarge(invocation.task());
            }
        }
        return LambdaError.SDK_CLIENT.because(e.getMessage());
    }
}
