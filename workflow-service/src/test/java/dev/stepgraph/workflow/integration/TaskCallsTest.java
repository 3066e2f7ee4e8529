package dev.stepgraph.workflow.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.common.testing.SettableClock;
import dev.stepgraph.workflow.asl.model.TaskResource;
import dev.stepgraph.workflow.asl.model.TaskResource.IntegrationPattern;
import dev.stepgraph.workflow.asl.model.TaskResource.LambdaFunction;
import dev.stepgraph.workflow.asl.model.TaskResource.ServiceIntegration;
import dev.stepgraph.workflow.engine.Command;
import dev.stepgraph.workflow.engine.Effect;
import dev.stepgraph.workflow.engine.ErrorOutput;
import dev.stepgraph.workflow.execution.CommandSink;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.util.unit.DataSize;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

@Timeout(30)
class TaskCallsTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final JsonNode RESULT = JsonNodeFactory.instance.stringNode("done");
    private static final LambdaFunction FUNCTION =
            new LambdaFunction("arn:aws:lambda:us-east-1:000000000000:function:f");
    private static final LambdaFunction HANGING =
            new LambdaFunction("arn:aws:lambda:us-east-1:000000000000:function:hanging");

    private final SettableClock clock = new SettableClock(NOW);
    private final BlockingQueue<Command> commands = new LinkedBlockingQueue<>();
    private @Nullable TaskCalls calls;

    @AfterEach
    void close() {
        if (calls != null) {
            calls.close();
        }
    }

    @Test
    void sendsTheResultBack() throws InterruptedException {
        invoke(calls(_ -> RESULT), FUNCTION, null);

        assertThat(commands.take()).isEqualTo(new Command.SucceedTask(7, RESULT));
    }

    @Test
    void submitsATaskThatWaitsForItsToken() throws InterruptedException {
        ServiceIntegration waiting =
                new ServiceIntegration(
                        "arn:aws:states:::lambda:invoke.waitForTaskToken",
                        "lambda",
                        "invoke",
                        IntegrationPattern.WAIT_FOR_TASK_TOKEN);

        invoke(calls(_ -> RESULT), waiting, null);

        assertThat(commands.take()).isEqualTo(new Command.SubmitTask(7, RESULT));
    }

    @Test
    void sendsAFailureBack() throws InterruptedException {
        invoke(
                calls(_ -> {
                    throw new TaskFailure("Lambda.Unknown", "why");
                }),
                FUNCTION,
                NOW.plusSeconds(5));

        assertThat(commands.take())
                .isEqualTo(new Command.FailTask(7, new ErrorOutput("Lambda.Unknown", "why")));
    }

    @Test
    void leavesItToTheEngineToTimeATaskOut() throws InterruptedException {
        TaskCalls late =
                calls(call -> {
                    clock.set(NOW.plusSeconds(5));
                    throw new TaskFailure("Lambda.SdkClientException", "took too long");
                });

        invoke(late, FUNCTION, NOW.plusSeconds(5));

        assertThat(commands.take()).isEqualTo(new Command.FireTimers());
    }

    @Test
    void makesACommandOfABugToo() throws InterruptedException {
        invoke(
                calls(_ -> {
                    throw new IllegalStateException("a bug with a secret in it");
                }),
                FUNCTION,
                null);

        assertThat(commands.take())
                .isEqualTo(
                        new Command.FailTask(
                                7,
                                new ErrorOutput(
                                        "States.TaskFailed",
                                        "The service failed to carry the task out:"
                                                + " java.lang.IllegalStateException")));
    }

    @Test
    void makesACommandOfAnOverflownStack() throws InterruptedException {
        invoke(
                calls(_ -> {
                    throw new StackOverflowError();
                }),
                FUNCTION,
                null);

        assertThat(commands.take()).isInstanceOf(Command.FailTask.class);
    }

    @Test
    void failsATaskWhoseResourceNobodyKnows() throws InterruptedException {
        ServiceIntegration unknown =
                new ServiceIntegration(
                        "arn:aws:states:::sqs:sendMessage",
                        "sqs",
                        "sendMessage",
                        IntegrationPattern.REQUEST_RESPONSE);

        invoke(calls(_ -> RESULT), unknown, null);

        assertThat(commands.take())
                .isEqualTo(
                        new Command.FailTask(
                                7,
                                new ErrorOutput(
                                        "States.Runtime",
                                        "The resource 'arn:aws:states:::sqs:sendMessage' is not"
                                                + " supported by this service.")));
    }

    @Test
    void callsNoMoreAtOnceThanAllowedAndMakesNobodyWait() throws InterruptedException {
        Semaphore gate = new Semaphore(0);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        TaskCalls two =
                calls(
                        _ -> {
                            most.accumulateAndGet(running.incrementAndGet(), Math::max);
                            gate.acquireUninterruptibly();
                            running.decrementAndGet();
                            return RESULT;
                        },
                        2);

        for (int i = 0; i < 20; i++) {
            invoke(two, FUNCTION, null);
        }
        assertThat(commands.poll(50, TimeUnit.MILLISECONDS)).isNull();
        gate.release(20);

        for (int i = 0; i < 20; i++) {
            assertThat(commands.take()).isEqualTo(new Command.SucceedTask(7, RESULT));
        }
        assertThat(most).hasValue(2);
    }

    @Test
    void leavesRoomForOthersBesideADestinationThatHangs() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        TaskCalls shared =
                calls(
                        call -> {
                            if (call.resource().equals(HANGING)) {
                                await(never);
                            }
                            return RESULT;
                        },
                        10,
                        4);

        for (int i = 0; i < 100; i++) {
            invoke(shared, HANGING, null);
        }
        for (int i = 0; i < 20; i++) {
            invoke(shared, FUNCTION, null);
        }

        for (int i = 0; i < 20; i++) {
            assertThat(commands.take()).isEqualTo(new Command.SucceedTask(7, RESULT));
        }
        never.countDown();
        for (int i = 0; i < 100; i++) {
            assertThat(commands.take()).isEqualTo(new Command.SucceedTask(7, RESULT));
        }
    }

    @Test
    void interruptsACallThatNobodyWaitsForAnyMore() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        TaskCalls hanging =
                calls(_ -> {
                    begun.countDown();
                    try {
                        new CountDownLatch(1).await();
                        return RESULT;
                    } catch (InterruptedException e) {
                        interrupted.countDown();
                        throw new TaskFailure("Lambda.SdkClientException", "interrupted");
                    }
                });
        invoke(hanging, FUNCTION, null);
        begun.await();

        cancel(hanging, 8);
        assertThat(interrupted.await(50, TimeUnit.MILLISECONDS)).isFalse();
        cancel(hanging, 7);

        interrupted.await();
        assertThat(commands.poll(50, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void neverMakesACallThatWasGivenUpBeforeItsTurn() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger made = new AtomicInteger();
        TaskCalls one =
                calls(
                        _ -> {
                            made.incrementAndGet();
                            begun.countDown();
                            await(go);
                            return RESULT;
                        },
                        1);
        one.handle(ExecutionIdentities.EXECUTION, effect(1, FUNCTION, null), commands::add);
        begun.await();
        one.handle(ExecutionIdentities.EXECUTION, effect(2, FUNCTION, null), commands::add);
        one.handle(ExecutionIdentities.EXECUTION, effect(3, FUNCTION, null), commands::add);

        cancel(one, 2);
        go.countDown();

        assertThat(List.of(commands.take(), commands.take()))
                .containsExactlyInAnyOrder(
                        new Command.SucceedTask(1, RESULT), new Command.SucceedTask(3, RESULT));
        assertThat(made).hasValue(2);
    }

    @Test
    void sendsNothingMoreOnceClosed() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        TaskCalls closing =
                calls(_ -> {
                    begun.countDown();
                    try {
                        new CountDownLatch(1).await();
                        return RESULT;
                    } catch (InterruptedException e) {
                        throw new TaskFailure("Lambda.SdkClientException", "interrupted");
                    } finally {
                        ended.countDown();
                    }
                });
        invoke(closing, FUNCTION, null);
        begun.await();

        closing.close();

        ended.await();
        invoke(closing, FUNCTION, null);
        assertThat(commands.poll(50, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void leavesACallToTheReplicaThatHasTakenOver() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        AtomicInteger made = new AtomicInteger();
        TaskCalls lost =
                calls(_ -> {
                    made.incrementAndGet();
                    return RESULT;
                });

        lost.handle(ExecutionIdentities.EXECUTION, effect(FUNCTION, null), new NotWanted(asked));

        asked.await();
        assertThat(commands.poll(50, TimeUnit.MILLISECONDS)).isNull();
        assertThat(made).hasValue(0);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new TaskFailure("Lambda.SdkClientException", "interrupted");
        }
    }

    private void cancel(TaskCalls at, long scheduledEventId) {
        Effect effect = new Effect.CancelTask(scheduledEventId);
        assertThat(at.handles(effect)).isTrue();
        at.handle(ExecutionIdentities.EXECUTION, effect, commands::add);
    }

    private void invoke(TaskCalls to, TaskResource resource, @Nullable Instant deadline) {
        Effect effect = effect(resource, deadline);
        assertThat(to.handles(effect)).isTrue();
        to.handle(ExecutionIdentities.EXECUTION, effect, commands::add);
    }

    private static Effect effect(TaskResource resource, @Nullable Instant deadline) {
        return effect(7, resource, deadline);
    }

    private static Effect effect(
            long scheduledEventId, TaskResource resource, @Nullable Instant deadline) {
        return new Effect.InvokeTask(
                scheduledEventId, resource, JsonNodeFactory.instance.objectNode(), deadline);
    }

    /** Of a replica whose lease is gone. */
    private final class NotWanted implements CommandSink {

        private final CountDownLatch asked;

        NotWanted(CountDownLatch asked) {
            this.asked = asked;
        }

        @Override
        public void send(Command command) {
            commands.add(command);
        }

        @Override
        public boolean isWanted() {
            asked.countDown();
            return false;
        }
    }

    private TaskCalls calls(Function<TaskCall, JsonNode> function) {
        return calls(function, 10);
    }

    private TaskCalls calls(Function<TaskCall, JsonNode> function, int maxConcurrentCalls) {
        return calls(function, maxConcurrentCalls, maxConcurrentCalls);
    }

    private TaskCalls calls(
            Function<TaskCall, JsonNode> function, int maxConcurrentCalls, int perDestination) {
        TaskCalls made =
                new TaskCalls(
                        List.of(new LambdaOnly(function)),
                        new IntegrationProperties(
                                maxConcurrentCalls, perDestination, DataSize.ofKilobytes(256)),
                        clock);
        calls = made;
        return made;
    }

    private record LambdaOnly(Function<TaskCall, JsonNode> function) implements Integration {

        @Override
        public boolean supports(TaskResource resource) {
            return resource instanceof LambdaFunction
                    || (resource instanceof ServiceIntegration service
                            && service.service().equals("lambda"));
        }

        @Override
        public String destination(TaskCall call) {
            return call.resource().arn();
        }

        @Override
        public JsonNode call(TaskCall call) {
            return function.apply(call);
        }
    }
}
