package dev.stepgraph.gateway.datasource;

import dev.stepgraph.common.http.EgressPolicy;
import dev.stepgraph.common.http.GuardedHttpClient;
import dev.stepgraph.common.http.OutboundFailure;
import dev.stepgraph.common.http.OutboundLimits;
import dev.stepgraph.common.http.OutboundRequest;
import dev.stepgraph.common.http.OutboundResponse;

import jakarta.annotation.PreDestroy;

import org.springframework.stereotype.Component;

import java.util.function.Function;

/** The two clients of HTTP: for addresses that users name, and for those that the operator did. */
@Component
public class OutboundClients {

    private final GuardedHttpClient users;
    private final GuardedHttpClient operators;

    public OutboundClients(EgressProperties egress, DataSourceProperties properties) {
        OutboundLimits usual = OutboundLimits.DEFAULTS;
        OutboundLimits limits =
                new OutboundLimits(
                        properties.limits().maxAnswerBytes(),
                        usual.maxHeaderLines(),
                        usual.maxHeaderLineBytes(),
                        egress.connectTimeout(),
                        properties.maxConcurrentCalls(),
                        usual.maxConnectionsPerHost());
        this.users = new GuardedHttpClient(EgressPolicy.publicAnd(egress.allow()), limits);
        this.operators = new GuardedHttpClient(EgressPolicy.unrestricted(), limits);
    }

    /** For addresses that an API's owner wrote down: public ones, and those that are allowed. */
    public GuardedHttpClient users() {
        return users;
    }

    /** For addresses of settings, which may lead anywhere. */
    public GuardedHttpClient operators() {
        return operators;
    }

    /**
     * Makes a request.
     *
     * @throws DataSourceException if there is no response, of that type unless its time was over
     */
    public static OutboundResponse exchange(
            GuardedHttpClient client, OutboundRequest request, String errorType) {
        return exchange(
                client,
                request,
                failure ->
                        new DataSourceException(errorType, String.valueOf(failure.getMessage())));
    }

    /**
     * Makes a request.
     *
     * @param failed how to tell that there is no response
     * @throws DataSourceException if there is none
     */
    public static OutboundResponse exchange(
            GuardedHttpClient client,
            OutboundRequest request,
            Function<OutboundFailure, DataSourceException> failed) {
        try {
            return client.exchange(request);
        } catch (OutboundFailure e) {
            throw switch (e.kind()) {
                case TIMED_OUT -> DataSourceException.timedOut();
                case INVALID_REQUEST, BLOCKED, BROKEN, TOO_LARGE, INTERRUPTED -> failed.apply(e);
            };
        }
    }

    @PreDestroy
    void close() {
        users.close();
        operators.close();
    }
}
