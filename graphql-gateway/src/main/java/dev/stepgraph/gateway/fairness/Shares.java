package dev.stepgraph.gateway.fairness;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Objects;
import java.util.function.LongSupplier;

/** The share of each API. */
@Component
public final class Shares {

    private static final int MAX_APIS = 100_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final FairnessProperties properties;
    private final LongSupplier nanos;
    private final double processors;
    private final Cache<String, Share> shares =
            Caffeine.newBuilder().maximumSize(MAX_APIS).executor(Runnable::run).build();

    /** Shares of this machine's processors. */
    @Autowired
    public Shares(FairnessProperties properties) {
        this(properties, System::nanoTime);
    }

    /** Shares by another clock, of nanoseconds. */
    Shares(FairnessProperties properties, LongSupplier nanos) {
        this.properties = properties;
        this.nanos = nanos;
        this.processors = properties.share() * Runtime.getRuntime().availableProcessors();
    }

    /** The share of an API. */
    public Share of(String apiId) {
        return Objects.requireNonNull(
                shares.get(
                        apiId,
                        _ -> new Share(processors, properties.burst(), nanos, Shares::effort)));
    }

    private static long effort() {
        return THREADS.isCurrentThreadCpuTimeSupported()
                ? THREADS.getCurrentThreadCpuTime()
                : System.nanoTime();
    }
}
