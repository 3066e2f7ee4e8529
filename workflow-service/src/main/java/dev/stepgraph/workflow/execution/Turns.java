package dev.stepgraph.workflow.execution;

import dev.stepgraph.common.aws.AwsException;
import dev.stepgraph.workflow.engine.Command;
import dev.stepgraph.workflow.engine.Decision.Verdict;
import dev.stepgraph.workflow.engine.Effect;
import dev.stepgraph.workflow.engine.Execution;
import dev.stepgraph.workflow.execution.Residents.Stay;
import dev.stepgraph.workflow.execution.shard.ShardEpoch;
import dev.stepgraph.workflow.execution.shard.ShardLeases;
import dev.stepgraph.workflow.execution.store.Append;
import dev.stepgraph.workflow.execution.store.AppendOutcome;
import dev.stepgraph.workflow.execution.store.GroupCommitter;
import dev.stepgraph.workflow.execution.store.GroupCommitter.Refusal;
import dev.stepgraph.workflow.execution.store.RowState;
import dev.stepgraph.workflow.statemachine.StateMachineType;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;

/**
 * Runs the turns of residents: decides whatever waits, has it committed as one append, and only
 * then answers and hands the effects out. Deciding is done on the caller's thread or on virtual
 * ones; a committer's thread only passes the good news on.
 */
final class Turns {

    private static final Logger LOG = LoggerFactory.getLogger(Turns.class);

    private final Parts parts;
    private final ShardLeases leases;
    private final BiConsumer<UUID, Command> redeliver;

    /** What turns are made with. */
    record Parts(
            Residents residents,
            ResidentLoader loader,
            Decider decider,
            Quarantine quarantine,
            Appends appends,
            GroupCommitter committer,
            EffectHandout effects,
            WakeUps wakeUps,
            ExecutionChanges changes,
            List<CommittedListener> listeners) {}

    /**
     * @param redeliver takes a command that must not be lost
     */
    Turns(Parts parts, ShardLeases leases, BiConsumer<UUID, Command> redeliver) {
        this.parts = parts;
        this.leases = leases;
        this.redeliver = redeliver;
    }

    /** Runs the turn of a resident that the caller has made busy, on a thread of its own. */
    void runElsewhere(Resident resident) {
        Thread.ofVirtual().name("turn").start(() -> run(resident));
    }

    /** Runs the turn of a resident that the caller has made busy. */
    void run(Resident resident) {
        List<Pending> commands = resident.take();
        try {
            if (parts.quarantine().due(resident.id())) {
                bury(resident, commands);
            } else {
                turn(resident, commands);
            }
        } catch (DataAccessException | AwsException e) {
            fail(resident, commands, e);
        } catch (RuntimeException | Error e) {
            metBug(resident, commands, e);
        }
    }

    /** Fails a turn before it begins: the execution cannot be had. */
    void fail(Resident resident, RuntimeException reason) {
        fail(resident, resident.take(), reason);
    }

    private void turn(Resident resident, List<Pending> commands) {
        Execution execution = parts.loader().execution(resident);
        if (execution == null) {
            ended(resident, commands);
            return;
        }
        Turn turn = parts.decider().decide(execution, commands);
        Settled settled = settled(resident, turn);
        if (turn.events().isEmpty()) {
            settle(resident, settled);
        } else {
            submit(resident, commands, append(resident, settled));
        }
    }

    private Settled settled(Resident resident, Turn turn) {
        Execution execution = turn.execution();
        List<Effect> effects =
                parts.loader().recovers(resident)
                        ? List.copyOf(execution.openTasks())
                        : turn.effects();
        RowState state = parts.appends().state(execution);
        return new Settled(turn, state, execution.nextTimer(), effects);
    }

    /** What is in memory is thrown away, and the commands are decided on a rebuilt execution. */
    private void metBug(Resident resident, List<Pending> commands, Throwable bug) {
        LOG.error("The service failed on execution {}", resident.id(), bug);
        parts.quarantine().count(resident.id());
        if (parts.quarantine().hopeless(resident.id())) {
            fail(resident, commands, Quarantine.refusal());
            return;
        }
        resident.execution(null);
        resident.offerFirst(commands);
        runElsewhere(resident);
    }

    private void bury(Resident resident, List<Pending> commands) {
        if (parts.quarantine().hopeless(resident.id())) {
            fail(resident, commands, Quarantine.refusal());
            return;
        }
        LOG.error("Execution {} is given up", resident.id());
        Append append =
                parts.quarantine().append(resident, outcome -> buried(resident, commands, outcome));
        submit(resident, commands, append);
    }

    /** Whoever sends the commands again is told that the execution has ended. */
    private void buried(Resident resident, List<Pending> commands, AppendOutcome outcome) {
        if (outcome == AppendOutcome.WRITTEN) {
            parts.quarantine().clear(resident.id());
        } else if (outcome == AppendOutcome.REFUSED) {
            parts.quarantine().count(resident.id());
        }
        parts.changes().changed(resident.id());
        fail(resident, commands, new NotWrittenException(outcome));
    }

    /** What a turn leaves behind once it is durable. */
    private record Settled(
            Turn turn, RowState state, @Nullable Instant nextTimer, List<Effect> effects) {

        boolean terminal() {
            return state.status().terminal();
        }

        boolean active() {
            return RowState.DUE.equals(state.wakeAt());
        }
    }

    private Append append(Resident resident, Settled settled) {
        return parts.appends()
                .append(
                        resident,
                        settled.turn(),
                        settled.state(),
                        outcome -> done(resident, settled, outcome));
    }

    private void submit(Resident resident, List<Pending> commands, Append append) {
        resident.inFlight(append);
        Refusal refusal = parts.committer().submit(append);
        if (refusal != null) {
            AppendOutcome outcome =
                    refusal == Refusal.FULL ? AppendOutcome.THROTTLED : AppendOutcome.UNAVAILABLE;
            fail(resident, commands, new NotWrittenException(outcome));
        }
    }

    /** On a committer's thread. */
    private void done(Resident resident, Settled settled, AppendOutcome outcome) {
        if (outcome != AppendOutcome.WRITTEN) {
            if (outcome == AppendOutcome.REFUSED) {
                parts.quarantine().count(resident.id());
            }
            fail(resident, settled.turn().commands(), new NotWrittenException(outcome));
            return;
        }
        boolean fresh = resident.stored() == null;
        resident.stored(settled.state());
        if (fresh && !settled.terminal()) {
            parts.residents().add(resident);
        }
        parts.quarantine().clear(resident.id());
        parts.changes().changed(resident.id());
        publish(settled.turn());
        settle(resident, settled);
    }

    private void publish(Turn turn) {
        for (CommittedListener listener : parts.listeners()) {
            try {
                listener.committed(
                        turn.execution().identity(), StateMachineType.STANDARD, turn.events());
            } catch (RuntimeException e) {
                LOG.error("A listener failed on {}", turn.execution().identity().arn(), e);
            }
        }
    }

    /** All is durable. */
    private void settle(Resident resident, Settled settled) {
        Instant next = settled.nextTimer();
        boolean soon = next != null && parts.wakeUps().soon(next);
        if (next != null && (soon || settled.active())) {
            parts.wakeUps().schedule(resident.id(), next);
        }
        settled.turn().answer();
        Stay stay = settled.active() || (soon && !settled.terminal()) ? Stay.YES : Stay.NO;
        boolean unfinished = settled.turn().execution().unfinished();
        if (settled.effects().isEmpty() && !unfinished) {
            endTurn(resident, stay);
            return;
        }
        if (unfinished) {
            resident.offerFirst(List.of(internal(resident.id(), new Command.ContinueExecution())));
        }
        Thread.ofVirtual()
                .name("effects")
                .start(() -> {
                    handOut(resident, settled);
                    endTurn(resident, stay);
                });
    }

    private void handOut(Resident resident, Settled settled) {
        CommandSink outcome = new OutcomeOf(resident.id(), resident.shard());
        parts.effects().handOut(settled.turn().execution().identity(), settled.effects(), outcome);
    }

    /** Where outcomes go of what was decided under a lease. */
    private final class OutcomeOf implements CommandSink {

        private final UUID id;
        private final ShardEpoch shard;

        OutcomeOf(UUID id, ShardEpoch shard) {
            this.id = id;
            this.shard = shard;
        }

        @Override
        public void send(Command command) {
            redeliver.accept(id, command);
        }

        @Override
        public boolean isWanted() throws InterruptedException {
            return leases.owns(shard);
        }
    }

    private void endTurn(Resident resident, Stay stay) {
        if (resident.endTurn()) {
            parts.residents().park(resident, stay);
        } else {
            runElsewhere(resident);
        }
    }

    private void ended(Resident resident, List<Pending> commands) {
        RowState state = resident.stored();
        Instant stoppedAt = state == null ? null : state.stoppedAt();
        Answer answer = new Answer(Verdict.EXECUTION_ENDED, null, stoppedAt);
        commands.forEach(command -> command.answer().complete(answer));
        endTurn(resident, Stay.NO);
    }

    /** What is in memory is not what is in the database: it is dropped, and nothing was done. */
    private void fail(Resident resident, List<Pending> commands, RuntimeException reason) {
        parts.residents().remove(resident);
        commands.forEach(command -> command.answer().completeExceptionally(reason));
        resident.discard().forEach(command -> command.answer().completeExceptionally(reason));
    }

    /** A command of the service's own, which must not be lost. */
    private Pending internal(UUID id, Command command) {
        Pending pending = new Pending(command);
        pending.ifFailed(failure -> redeliver.accept(id, command));
        return pending;
    }
}
