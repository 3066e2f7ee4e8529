package dev.stepgraph.workflow.observation;

import dev.stepgraph.workflow.execution.Executions;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Part of readiness: a replica without shards of its own can start no execution, so none is to be
 * sent there.
 */
@Component
class ShardsHealthIndicator implements HealthIndicator {

    private final Executions executions;

    ShardsHealthIndicator(Executions executions) {
        this.executions = executions;
    }

    @Override
    public Health health() {
        return executions.ready() ? Health.up().build() : Health.outOfService().build();
    }
}
