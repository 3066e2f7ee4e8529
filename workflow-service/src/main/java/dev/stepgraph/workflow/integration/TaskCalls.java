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

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

/**
 * Hands each task to the integration for its resource, each call on a virtual thread of its own, so
 * many at once and the others in the order in which they came; and turns whatever comes of it into
 * a command.
 */
@Component
public class TaskCalls implements EffectHandler {

    private static final Logger log = LoggerFactory.getLogger(TaskCalls.class);

    /** The clock of the deadline and the one that a call is timed with may differ by so much. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMillis(10);

    private final List<Integration> integrations;
    private final InstantSource clock;
    private final Semaphore permits;
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("task-", 0).factory());

    public TaskCalls(
            List<Integration> integrations, IntegrationProperties properties, InstantSource clock) {
        this.integrations = List.copyOf(integrations);
        this.clock = clock;
        this.permits = new Semaphore(properties.maxConcurrentCalls(), true);
    }

    @Override
    public boolean handles(Effect effect) {
        return effect instanceof Effect.InvokeTask;
    }

    @Override
    public void handle(ExecutionIdentity execution, Effect effect, CommandSink outcome) {
        Effect.InvokeTask task = (Effect.InvokeTask) effect;
        TaskCall call =
                new TaskCall(
                        execution,
                        task.scheduledEventId(),
                        task.resource(),
                        task.parameters(),
                        task.deadline());
        try {
            threads.execute(() -> run(call, outcome));
        } catch (RejectedExecutionException e) {
            log.debug("Left to the next owner: {}", describe(call));
        }
    }

    /** Gives all calls up. Whoever owns their executions next makes them again. */
    @PreDestroy
    void close() {
        threads.shutdownNow();
    }

    private void run(TaskCall call, CommandSink outcome) {
        MDC.put("executionArn", call.execution().arn()); // the thread is this call's alone
        try {
            permits.acquire();
        } catch (InterruptedException e) {
            return;
        }
        try {
            if (!outcome.isWanted()) {
                return;
            }
            Command command = commandOf(call);
            if (!threads.isShutdown()) {
                outcome.send(command);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.error("The outcome of {} could not be sent", describe(call), e);
        } finally {
            permits.release();
        }
    }

    @SuppressWarnings(
            "CatchingUnchecked") // the outermost loop: a bug must not leave a task hanging
    private Command commandOf(TaskCall call) {
        try {
            return success(call, integrationFor(call).call(call));
        } catch (TaskFailure e) {
            return failure(call, e.output());
        } catch (Exception | StackOverflowError e) {
            if (!threads.isShutdown()) {
                log.error("{} failed because of a bug", describe(call), e);
            }
            String cause = "The service failed to carry the task out: " + e.getClass().getName();
            return failure(call, new ErrorOutput(ErrorName.TASK_FAILED.text(), cause));
        }
    }

    private Integration integrationFor(TaskCall call) {
        return integrations.stream()
                .filter(integration -> integration.supports(call.resource()))
                .findFirst()
                .orElseThrow(() ->
                        new TaskFailure(
                                ErrorName.RUNTIME.text(),
                                "The resource '%s' is not supported by this service."
                                        .formatted(call.resource().arn())));
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
