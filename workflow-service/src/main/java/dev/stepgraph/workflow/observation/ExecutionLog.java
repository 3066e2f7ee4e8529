package dev.stepgraph.workflow.observation;

import dev.stepgraph.workflow.engine.ExecutionIdentity;
import dev.stepgraph.workflow.engine.history.HistoryEvent;
import dev.stepgraph.workflow.execution.CommittedListener;
import dev.stepgraph.workflow.statemachine.StateMachineType;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

import java.util.List;

/**
 * Writes a line for each event, with the execution's ARN beside it, for whoever turns this logger
 * to DEBUG. The history has all of it too, so nothing is written otherwise.
 */
@Component
class ExecutionLog implements CommittedListener {

    private static final Logger LOG = LoggerFactory.getLogger(ExecutionLog.class);
    private static final String EXECUTION = "executionArn";

    @Override
    public void committed(
            ExecutionIdentity execution, StateMachineType type, List<HistoryEvent> events) {
        if (!LOG.isDebugEnabled()) {
            return;
        }
        try (MDC.MDCCloseable _ = MDC.putCloseable(EXECUTION, execution.arn())) {
            events.stream()
                    .filter(HistoryEvent::shown)
                    .forEach(event -> LOG.debug("{} {}", event.id(), event.type().text()));
        }
    }
}
