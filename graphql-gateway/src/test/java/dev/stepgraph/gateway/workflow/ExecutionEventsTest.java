package dev.stepgraph.gateway.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.gateway.workflow.ExecutionEvents.Payloads;
import dev.stepgraph.gateway.workflow.WorkflowClient.Method;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import reactor.core.Disposable;
import reactor.core.publisher.Flux;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

class ExecutionEventsTest {

    private static final AtomicInteger NAMES = new AtomicInteger();

    private final ServiceProxy proxy = ServiceProxy.before(WorkflowServiceProcess.sharedUri());
    private final WorkflowProperties properties = TestSettings.of(proxy.uri());
    private final WorkflowClient client = new WorkflowClient(properties);
    private final ExecutionEvents events = new ExecutionEvents(client, properties);

    @AfterEach
    void stop() {
        client.close();
        proxy.close();
    }

    @Test
    void tellsWhatHasHappenedAndWhatHappensUntilTheEnd() {
        String id = startWaiting();
        Listener listener = new Listener(events.follow(id, 0, Payloads.INCLUDED));
        listener.awaitEvents(2);

        end(id);

        listener.awaitCompletion();
        assertThat(listener.types())
                .containsExactly("ExecutionStarted", "WaitStateEntered", "ExecutionAborted");
        assertThat(listener.events.getFirst().at("/details/input/n").intValue()).isEqualTo(1);
    }

    @Test
    void goesOnWithoutAGapWhereItWasCut() {
        String id = startWaiting();
        Listener listener = new Listener(events.follow(id, 0, Payloads.LEFT_OUT));
        listener.awaitEvents(2);

        proxy.cut();
        end(id);

        listener.awaitCompletion();
        assertThat(listener.ids()).containsExactly(1L, 2L, 3L);
        assertThat(proxy.calls())
                .filteredOn(call -> call.contains("/events"))
                .hasSizeGreaterThan(1)
                .last()
                .asString()
                .contains("after=2");
    }

    @Test
    void takesASilentStreamForLost() {
        String id = startWaiting();
        Listener listener = new Listener(events.follow(id, 0, Payloads.LEFT_OUT));
        listener.awaitEvents(2);

        proxy.fallSilent();
        end(id);

        listener.awaitCompletion();
        assertThat(listener.ids()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void beginsAfterAnEventAndHasNothingToTellAfterTheLast() {
        String id = startWaiting();
        end(id);

        assertThat(ids(events.follow(id, 1, Payloads.LEFT_OUT))).containsExactly(2L, 3L);
        assertThat(ids(events.follow(id, 3, Payloads.LEFT_OUT))).isEmpty();
    }

    @Test
    void failsAtOnceWhereThereIsNothingToFollow() {
        Listener listener =
                new Listener(
                        events.follow(
                                "00000000-0000-0000-0000-000000000000", 0, Payloads.LEFT_OUT));

        listener.awaitFailure("ExecutionDoesNotExist");
    }

    @Test
    void followsNoMoreExecutionsThanItMay() {
        ExecutionEvents few = new ExecutionEvents(client, TestSettings.withStreams(proxy.uri(), 1));
        String id = startWaiting();
        Listener first = new Listener(few.follow(id, 0, Payloads.LEFT_OUT));
        first.awaitEvents(2);

        new Listener(few.follow(id, 0, Payloads.LEFT_OUT)).awaitFailure("ThrottlingException");

        first.subscription.dispose();
        Listener next = new Listener(few.follow(id, 0, Payloads.LEFT_OUT));
        next.awaitEvents(2);
        next.subscription.dispose();
        end(id);
    }

    private static List<Long> ids(Flux<JsonNode> events) {
        Listener listener = new Listener(events);
        listener.awaitCompletion();
        return listener.ids();
    }

    private String startWaiting() {
        String name = "events-" + NAMES.incrementAndGet();
        JsonNode machine =
                JsonText.parse(
                        """
                        {"name": "%s", "definition": {"StartAt": "Hold", "States": {
                          "Hold": {"Type": "Wait", "Seconds": 3600, "End": true}}}}
                        """
                                .formatted(name));
        client.send(Method.POST, new CallPath("/v1/state-machines"), machine);
        return client.send(
                        Method.POST,
                        new CallPath("/v1/state-machines").segment(name).segment("executions"),
                        JsonText.parse("{\"input\": {\"n\": 1}}"))
                .path("id")
                .asString();
    }

    private void end(String id) {
        client.send(Method.POST, new CallPath("/v1/executions").segment(id).segment("stop"), null);
    }

    /** Keeps what it is told. */
    private static final class Listener {

        private final List<JsonNode> events = new CopyOnWriteArrayList<>();
        private final Disposable subscription;
        private volatile boolean complete;
        private volatile @Nullable Throwable failure;

        Listener(Flux<JsonNode> source) {
            subscription = source.subscribe(events::add, e -> failure = e, () -> complete = true);
        }

        List<Long> ids() {
            return events.stream().map(event -> event.path("id").asLong()).toList();
        }

        List<String> types() {
            return events.stream().map(event -> event.path("type").asString()).toList();
        }

        void awaitEvents(int count) {
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> events.size() >= count);
        }

        void awaitCompletion() {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .failFast(() -> failure != null)
                    .until(() -> complete);
        }

        void awaitFailure(String code) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .untilAsserted(() ->
                            assertThat(failure)
                                    .isInstanceOfSatisfying(
                                            WorkflowException.class,
                                            e -> assertThat(e.code()).isEqualTo(code)));
        }
    }
}
