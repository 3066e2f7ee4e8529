package dev.stepgraph.workflow.statemachine;

import dev.stepgraph.workflow.statemachine.store.StateMachineStore;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Deletes state machines: at once nothing can be started any more, then what runs is ended, and
 * when nothing is left the name is free. Whatever interrupts this, the next round goes on.
 */
@Component
public class StateMachineRemoval {

    private static final Logger LOG = LoggerFactory.getLogger(StateMachineRemoval.class);

    private final StateMachineStore store;
    private final CurrentRevisions current;
    private final RunningExecutions running;

    StateMachineRemoval(
            StateMachineStore store, CurrentRevisions current, RunningExecutions running) {
        this.store = store;
        this.current = current;
        this.running = running;
    }

    /** Begins to delete the state machine of that ARN, if there is one. */
    public void delete(String arn) {
        store.beginRemoval(arn);
        current.forget(arn);
        goOn(arn);
    }

    /** Goes on with what is being deleted, by whichever replica. */
    @Scheduled(fixedDelayString = "PT5S", initialDelayString = "PT5S")
    void goOn() {
        try {
            store.deleting().forEach(summary -> goOn(summary.arn()));
        } catch (DataAccessException | TransactionException e) {
            LOG.debug("Deletions wait for the database", e);
        }
    }

    private void goOn(String arn) {
        if (running.end(arn)) {
            store.finishRemoval(arn);
            LOG.info("Deleted {}", arn);
        }
    }
}
