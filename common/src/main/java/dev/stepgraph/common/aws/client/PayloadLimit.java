package dev.stepgraph.common.aws.client;

import dev.stepgraph.common.http.BoundedStream;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

import java.io.InputStream;
import java.util.Optional;

/** Stops reading a response whose body is longer than a result may be. */
final class PayloadLimit implements ExecutionInterceptor {

    private final long maxBytes;

    PayloadLimit(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    @Override
    public Optional<InputStream> modifyHttpResponseContent(
            Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        return context.responseBody().map(body -> new BoundedStream(body, maxBytes));
    }
}
