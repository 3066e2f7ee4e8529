package dev.stepgraph.gateway.web.graphql;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * What AppSync counts of an API's requests, under the names that CloudWatch has for it: {@code
 * Latency}, {@code 4XXError}, {@code 5XXError}.
 */
final class OperationMeters {

    /** How many APIs are told apart; those beyond it are counted together. */
    private static final int MAX_APIS = 1_000;

    private static final int NO_SUCH_API = 404;
    private static final String TAG = "GraphQLAPIId";
    private static final String OTHERS = "others";

    private final MeterRegistry registry;
    private final ConcurrentMap<String, Meters> apis = new ConcurrentHashMap<>();

    private record Meters(Timer latency, Counter clientErrors, Counter serverErrors) {}

    OperationMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Counts what is answered for an API; what is answered for none is nobody's. */
    HttpAnswer counted(String apiId, Supplier<HttpAnswer> work) {
        Clock clock = registry.config().clock();
        long began = clock.monotonicTime();
        HttpAnswer answer = work.get();
        if (answer.status() != NO_SUCH_API) {
            count(meters(apiId), answer.status(), clock.monotonicTime() - began);
        }
        return answer;
    }

    private static void count(Meters meters, int status, long nanos) {
        meters.latency().record(nanos, TimeUnit.NANOSECONDS);
        if (status >= 500) {
            meters.serverErrors().increment();
        } else if (status >= 400) {
            meters.clientErrors().increment();
        }
    }

    private Meters meters(String apiId) {
        Meters known = apis.get(apiId);
        if (known != null) {
            return known;
        }
        return apis.computeIfAbsent(apis.size() < MAX_APIS ? apiId : OTHERS, this::registered);
    }

    private Meters registered(String apiId) {
        return new Meters(
                registry.timer("Latency", TAG, apiId),
                registry.counter("4XXError", TAG, apiId),
                registry.counter("5XXError", TAG, apiId));
    }
}
