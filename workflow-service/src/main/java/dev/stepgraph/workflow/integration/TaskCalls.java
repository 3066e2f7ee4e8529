package dev.stepgraph.workflow.integration;

import dev.stepgraph.workflow.asl.model.ErrorName;
import dev.stepgraph.workflow.asl.model.TaskResource;
import dev.stepgraph.workflow.asl.model.TaskResource.IntegrationPattern;
import dev.stepgraph.workflow.asl.model.TaskResource.ServiceIntegration;
import dev.stepgraph.workflow.engine.Command;
import dev.stepgraph.workflow.engine.Effect;
import dev.stepgraph.workflow.engine.ErrorOutput;
import dev.stepgraph.workflow.engine.ExecutionIdentity;
import dev.stepgraph.workflow.execution.CommandSink;
import dev.stepgraph.workflow.execution.EffectHandler;

import jakarta.annotation.PreDestroy;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/**
 * Hands each task to the integration for its resource, each call on a virtual thread of its own, so
 * many at once and the others in the order in which they came; and turns whatever comes of it into
 * a command. A call that nobody waits for any more is interrupted, as far as its client can be.
 */
@Component
public class TaskCalls implements EffectHandler {

    private static final Logger log = LoggerFactory.getLogger(TaskCalls.class);

    /** The clock of the deadline and the one that a call is timed with may differ by so much. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMillis(10);

    private final List<Integration> integrations;
    private final InstantSource clock;
    private final CallPermits permits;
    private final Map<Attempt, Call> calls = new ConcurrentHashMap<>();
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("task-", 0).factory());

    public TaskCalls(
            List<Integration> integrations, IntegrationProperties properties, InstantSource clock) {
        this.integrations = List.copyOf(integrations);
        this.clock = clock;
        this.permits =
                new CallPermits(
                        properties.maxConcurrentCalls(),
                        properties.maxConcurrentCallsPerDestination());
    }

    @Override
    public boolean handles(Effect effect) {
        return switch (effect) {
            case Effect.InvokeTask _, Effect.CancelTask _ -> true;
        };
    }

    @Override
    public void handle(ExecutionIdentity execution, Effect effect, CommandSink outcome) {
        switch (effect) {
            case Effect.InvokeTask task ->
                    begin(
                            new TaskCall(
                                    execution,
                                    task.scheduledEventId(),
                                    task.resource(),
                                    task.parameters(),
                                    task.deadline()),
                            outcome);
            case Effect.CancelTask task -> cancel(new Attempt(execution.id(), task));
        }
    }

    /** What names a call: its execution, and its attempt within that. */
    private record Attempt(UUID execution, long scheduledEventId) {

        Attempt(UUID execution, Effect.CancelTask task) {
            this(execution, task.scheduledEventId());
        }

        Attempt(TaskCall call) {
            this(call.execution().id(), call.scheduledEventId());
        }
    }

    private void begin(TaskCall task, CommandSink outcome) {
        Call call = new Call(task, outcome);
        calls.put(new Attempt(task), call);
        try {
            threads.execute(call);
        } catch (RejectedExecutionException e) {
            log.debug("Left to the next owner: {}", describe(task));
        }
    }

    private void cancel(Attempt attempt) {
        Call call = calls.remove(attempt);
        if (call != null) {
            log.debug("Given up: {}", describe(call.task));
            call.giveUp();
        }
    }

    /** Gives all calls up. Whoever owns their executions next makes them again. */
    @PreDestroy
    void close() {
        threads.shutdownNow();
    }

    /** A call that is made or waits for its turn. */
    private final class Call implements Runnable {

        private final TaskCall task;
        private final CommandSink outcome;

        // Guarded by this.
        private @Nullable Thread thread;
        private boolean givenUp;

        Call(TaskCall task, CommandSink outcome) {
            this.task = task;
            this.outcome = outcome;
        }

        @Override
        public void run() {
            MDC.put("executionArn", task.execution().arn()); // the thread is this call's alone
            if (begin()) {
                make(this);
            }
            calls.remove(new Attempt(task), this);
        }

        private synchronized boolean begin() {
            thread = Thread.currentThread();
            return !givenUp;
        }

        synchronized void giveUp() {
            givenUp = true;
            if (thread != null) {
                thread.interrupt();
            }
        }

        /** Whether somebody waits for what comes of it. */
        synchronized boolean wanted() {
            return !givenUp && !threads.isShutdown();
        }
    }

    private void make(Call call) {
        TaskCall task = call.task;
        Optional<Integration> integration =
                integrations.stream().filter(each -> each.supports(task.resource())).findFirst();
        String destination =
                integration.map(each -> each.destination(task)).orElse(task.resource().arn());
        try (CallPermits.Permit _ = permits.acquire(destination)) {
            if (!call.outcome.isWanted()) {
                return;
            }
            Command command = commandOf(call, integration);
            if (call.wanted()) {
                call.outcome.send(command);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.error("The outcome of {} could not be sent", describe(task), e);
        }
    }

    @SuppressWarnings(
            "CatchingUnchecked") // the outermost loop: a bug must not leave a task hanging
    private Command commandOf(Call call, Optional<Integration> integration) {
        TaskCall task = call.task;
        try {
            return success(task, integration.orElseThrow(() -> unsupported(task)).call(task));
        } catch (TaskFailure e) {
            return failure(task, e.output());
        } catch (Exception | StackOverflowError e) {
            if (call.wanted()) {
                log.error("{} failed because of a bug", describe(task), e);
            }
            String cause = "The service failed to carry the task out: " + e.getClass().getName();
            return failure(task, new ErrorOutput(ErrorName.TASK_FAILED.text(), cause));
        }
    }

    private static TaskFailure unsupported(TaskCall call) {
        return new TaskFailure(
                ErrorName.RUNTIME.text(),
                "The resource '%s' is not supported by this service."
                        .formatted(call.resource().arn()));
    }

    private static Command success(TaskCall call, JsonNode output) {
        return waitsForTaskToken(call.resource())
                ? new Command.SubmitTask(call.scheduledEventId(), output)
                : new Command.SucceedTask(call.scheduledEventId(), output);
    }

    /** What fails at its deadline did not fail, it timed out; and that is for the engine to say. */
    private Command failure(TaskCall call, ErrorOutput failure) {
        Instant deadline = call.deadline();
        if (deadline != null && clock.instant().isAfter(deadline.minus(CLOCK_TOLERANCE))) {
            return new Command.FireTimers();
        }
        return new Command.FailTask(call.scheduledEventId(), failure);
    }

    private static boolean waitsForTaskToken(TaskResource resource) {
        return resource instanceof ServiceIntegration service
                && service.pattern() == IntegrationPattern.WAIT_FOR_TASK_TOKEN;
    }

    private static String describe(TaskCall call) {
        return "the task of event %d of %s"
                .formatted(call.scheduledEventId(), call.execution().arn());
    }
}
