package dev.stepgraph.workflow.execution;

import dev.stepgraph.common.aws.AwsErrorCode;
import dev.stepgraph.common.aws.AwsException;
import dev.stepgraph.workflow.engine.Command;
import dev.stepgraph.workflow.execution.Resident.Offer;
import dev.stepgraph.workflow.execution.shard.ExecutionIds;
import dev.stepgraph.workflow.execution.shard.ShardEpoch;
import dev.stepgraph.workflow.execution.shard.ShardLeases;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Brings commands to their execution: in this replica, or in the one that owns its shard. */
final class CommandRouter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CommandRouter.class);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final ShardLeases leases;
    private final ExecutionIds ids;
    private final Residents residents;
    private final ResidentReads reads;
    private final ReplicaClient replicas;
    private final Turns turns;
    private final Duration patience;
    private final CountDownLatch stopping = new CountDownLatch(1);

    CommandRouter(
            ShardLeases leases,
            ExecutionIds ids,
            ReplicaClient replicas,
            Turns.Parts parts,
            Duration patience) {
        this.leases = leases;
        this.ids = ids;
        this.residents = parts.residents();
        this.replicas = replicas;
        this.turns = new Turns(parts, leases, this::deliver);
        this.reads = new ResidentReads(parts.loader(), turns);
        this.patience = patience;
    }

    Turns turns() {
        return turns;
    }

    /**
     * Sends a command and waits for its answer, which is durable then.
     *
     * @throws AwsException if there is no such execution, or if nobody can say just now what became
     *     of the command
     */
    Answer send(UUID id, Command command) {
        Optional<Answer> here = sendIfHere(id, command);
        return here.isPresent() ? here.get() : forward(id, command);
    }

    /** The same, but only if the execution is in one of this replica's shards. */
    Answer sendHere(UUID id, Command command) {
        return sendIfHere(id, command).orElseThrow(CommandRouter::unavailable);
    }

    private Optional<Answer> sendIfHere(UUID id, Command command) {
        long deadline = System.nanoTime() + patience.toNanos();
        Duration pause = FIRST_PAUSE;
        Optional<CompletableFuture<Answer>> answer = local(id, command);
        while (answer.isPresent()) {
            try {
                long left = deadline - System.nanoTime();
                return Optional.of(answer.get().get(left, TimeUnit.NANOSECONDS));
            } catch (ExecutionException e) {
                RuntimeException reason = reason(e);
                if (!retryable(reason) || deadline - System.nanoTime() < pause.toNanos()) {
                    throw refusal(reason);
                }
            } catch (TimeoutException e) {
                throw unavailable();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw unavailable();
            }
            pause(pause);
            pause = longer(pause);
            answer = local(id, command);
        }
        return Optional.empty();
    }

    /** Sends a command, now or when it can be; it is lost only if this replica is. */
    void deliver(UUID id, Command command) {
        Thread.ofVirtual().name("deliver").start(() -> deliverAtLast(id, command));
    }

    /** Sends a command to each of many executions, if they are in this replica's shards. */
    void deliverAll(Collection<UUID> executions, Supplier<Command> command) {
        List<Resident> begun = new ArrayList<>();
        Map<ShardEpoch, List<UUID>> uncertain = new HashMap<>();
        for (UUID id : executions) {
            OptionalInt epoch = leases.epoch(ids.shard(id));
            if (epoch.isEmpty()) {
                leases.uncertain(ids.shard(id))
                        .ifPresent(shard ->
                                uncertain.computeIfAbsent(shard, _ -> new ArrayList<>()).add(id));
                continue;
            }
            Pending pending = new Pending(command.get());
            redeliverIfLost(id, pending);
            Resident resident = offer(id, epoch.getAsInt(), pending);
            if (resident != null) {
                begun.add(resident);
            }
        }
        reads.run(begun);
        if (!uncertain.isEmpty()) {
            Thread.ofVirtual().name("deliver").start(() -> deliverWhenCertain(uncertain, command));
        }
    }

    /** The lease has run out: whoever has the shards when that is known sees to it. */
    private void deliverWhenCertain(
            Map<ShardEpoch, List<UUID>> executions, Supplier<Command> command) {
        List<UUID> ours = new ArrayList<>();
        try {
            for (Map.Entry<ShardEpoch, List<UUID>> entry : executions.entrySet()) {
                if (leases.owns(entry.getKey())) {
                    ours.addAll(entry.getValue());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        deliverAll(ours, command);
    }

    /** Stops trying again. */
    @Override
    public void close() {
        stopping.countDown();
    }

    /** The answer to come, if the execution is in one of this replica's shards. */
    private Optional<CompletableFuture<Answer>> local(UUID id, Command command) {
        OptionalInt epoch = leases.epoch(ids.shard(id));
        if (epoch.isEmpty()) {
            return Optional.empty();
        }
        Pending pending = new Pending(command);
        Resident resident = offer(id, epoch.getAsInt(), pending);
        if (resident != null) {
            reads.run(List.of(resident));
        }
        return Optional.of(pending.answer());
    }

    /** Offers the command; answers the resident if its turn is the caller's to run. */
    private @Nullable Resident offer(UUID id, int epoch, Pending pending) {
        ShardEpoch shard = new ShardEpoch(ids.shard(id), epoch);
        while (true) {
            Resident resident = residents.get(id, shard);
            Offer offer = resident.offer(pending);
            if (offer != Offer.GONE) {
                return offer == Offer.RUN ? resident : null;
            }
            residents.remove(resident);
        }
    }

    private Answer forward(UUID id, Command command) {
        URI owner = leases.otherOwner(ids.shard(id)).orElseThrow(CommandRouter::unavailable);
        return replicas.send(owner, id, command);
    }

    private void redeliverIfLost(UUID id, Pending pending) {
        pending.ifFailed(failure -> {
            if (failure instanceof RuntimeException reason && retryable(reason)) {
                deliver(id, pending.command());
            }
        });
    }

    private void deliverAtLast(UUID id, Command command) {
        Duration pause = FIRST_PAUSE;
        while (stopping.getCount() > 0 && !delivered(id, command)) {
            pause(pause);
            pause = longer(pause);
        }
    }

    private boolean delivered(UUID id, Command command) {
        try {
            Optional<CompletableFuture<Answer>> local = local(id, command);
            if (local.isPresent()) {
                local.get().get();
            } else if (ownersOwn(command)) {
                return !stillOurs(id);
            } else {
                forward(id, command);
            }
            return true;
        } catch (ExecutionException e) {
            return isFinal(id, command, reason(e));
        } catch (AwsException e) {
            return isFinal(id, command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Waits, if the lease has run out, until it is known who has the execution. */
    private boolean stillOurs(UUID id) throws InterruptedException {
        Optional<ShardEpoch> uncertain = leases.uncertain(ids.shard(id));
        return uncertain.isPresent() && leases.owns(uncertain.get());
    }

    private static boolean isFinal(UUID id, Command command, RuntimeException reason) {
        if (retryable(reason)) {
            return false;
        }
        String kind = command.getClass().getSimpleName();
        LOG.warn("{} had no effect on execution {}", kind, id, reason);
        return true;
    }

    /** Whether whoever owns the execution gives it that command of its own accord. */
    private static boolean ownersOwn(Command command) {
        return command instanceof Command.FireTimers
                || command instanceof Command.ContinueExecution;
    }

    private static boolean retryable(RuntimeException reason) {
        return switch (reason) {
            case AwsException refusal -> refusal.code() == AwsErrorCode.ServiceUnavailable;
            case NotWrittenException _, DataAccessException _ -> true;
            default -> false;
        };
    }

    private static RuntimeException refusal(RuntimeException reason) {
        return switch (reason) {
            case NotWrittenException _, DataAccessException _ -> unavailable();
            default -> reason;
        };
    }

    private static RuntimeException reason(ExecutionException e) {
        return e.getCause() instanceof RuntimeException reason
                ? reason
                : new IllegalStateException(e.getCause());
    }

    private static AwsException unavailable() {
        return new AwsException(
                AwsErrorCode.ServiceUnavailable,
                "The execution cannot be reached at the moment. Try again.");
    }

    private void pause(Duration time) {
        try {
            if (stopping.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("A command is given up, since this replica stops");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }
}
