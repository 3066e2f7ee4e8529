package dev.stepgraph.workflow.execution;

import dev.stepgraph.workflow.engine.EngineLimits;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import java.time.Duration;

/**
 * How executions run. The limits are AWS's.
 *
 * @param maxOpen how many executions may run at once, in the whole cluster, give or take what is
 *     started within a refresh
 * @param maxEvents how many events a history may have
 * @param maxPayload how large an input, an output or a result may be
 * @param maxBurst how many events are decided before neighbours have their turn
 * @param maxInlineConcurrency how many iterations of an inline Map run at once
 * @param patience how long a caller waits at the most before it is told to try again
 * @param residents how many executions are kept in memory; others are read when they are needed
 * @param residentsSize how much history is kept in memory
 * @param expressLimit how long an Express execution may take
 * @param maxExpress how many Express executions run at once on a replica
 */
@ConfigurationProperties("stepgraph.execution")
public record ExecutionProperties(
        @DefaultValue("1000000") long maxOpen,
        @DefaultValue("25000") int maxEvents,
        @DefaultValue("262144B") DataSize maxPayload,
        @DefaultValue("1000") int maxBurst,
        @DefaultValue("40") int maxInlineConcurrency,
        @DefaultValue("5s") Duration patience,
        @DefaultValue("20000") int residents,
        @DefaultValue("256MB") DataSize residentsSize,
        @DefaultValue("5m") Duration expressLimit,
        @DefaultValue("10000") int maxExpress) {

    EngineLimits engineLimits() {
        return new EngineLimits(
                maxEvents, (int) maxPayload.toBytes(), maxBurst, maxInlineConcurrency);
    }
}
