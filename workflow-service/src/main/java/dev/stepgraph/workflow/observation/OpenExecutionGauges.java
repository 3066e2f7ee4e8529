package dev.stepgraph.workflow.observation;

import dev.stepgraph.workflow.execution.ExecutionProperties;
import dev.stepgraph.workflow.execution.Executions;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.stereotype.Component;

/** How many Standard executions run, and how many may. */
@Component
class OpenExecutionGauges implements MeterBinder {

    private final Executions executions;
    private final ExecutionProperties limits;

    OpenExecutionGauges(Executions executions, ExecutionProperties limits) {
        this.executions = executions;
        this.limits = limits;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("OpenExecutionCount", executions, Executions::running).register(registry);
        Gauge.builder("OpenExecutionLimit", limits, ExecutionProperties::maxOpen)
                .register(registry);
    }
}
