package dev.stepgraph.gateway.execution;

import dev.stepgraph.gateway.resolver.HandlerError;

import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.CompletableFuture;

/** Faults of our own: told in the log, and to the caller only that there was one. */
final class MaskedFailures implements DataFetcherExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(MaskedFailures.class);

    @Override
    public CompletableFuture<DataFetcherExceptionHandlerResult> handleException(
            DataFetcherExceptionHandlerParameters parameters) {
        String requestId = parameters.getDataFetchingEnvironment().getExecutionId().toString();
        LOG.error(
                "Request {}: the field {} failed",
                requestId,
                parameters.getPath(),
                parameters.getException());
        HandlerError error =
                new HandlerError(
                        "An internal failure occurred. Request ID: " + requestId,
                        "InternalFailure",
                        null,
                        null);
        return CompletableFuture.completedFuture(
                DataFetcherExceptionHandlerResult.newResult(
                                FieldError.of(error, parameters.getDataFetchingEnvironment()))
                        .build());
    }
}
