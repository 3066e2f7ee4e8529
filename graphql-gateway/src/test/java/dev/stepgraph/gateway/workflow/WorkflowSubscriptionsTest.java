package dev.stepgraph.gateway.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.gateway.execution.SubscriptionStart;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import reactor.core.publisher.Flux;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

class WorkflowSubscriptionsTest {

    private static final AtomicInteger NAMES = new AtomicInteger();

    private static final String UPDATED =
            """
            subscription ($id: ID!) {
              executionUpdated(id: $id) { id status error stateMachine { name } history { nodes { id } } }
            }
            """;

    private static final String EVENTS =
            """
            subscription ($id: ID!, $after: Int! = 0) {
              executionEvents(id: $id, after: $after) { id type stateName details }
            }
            """;

    private final ServiceProxy proxy = ServiceProxy.before(WorkflowServiceProcess.sharedUri());
    private final WorkflowApiRuntime api = new WorkflowApiRuntime(proxy.uri());

    @AfterEach
    void stop() {
        api.close();
        proxy.close();
    }

    @Test
    void tellsWhereAnExecutionStandsAndHowItEnded() {
        String id = startWaiting();
        Told told = new Told(api.subscribe(UPDATED, "id", id));
        told.await(1);

        proxy.cut();
        end(id);

        told.awaitCompletion();
        assertThat(told.texts("/data/executionUpdated/status"))
                .containsExactly("RUNNING", "ABORTED");
        assertThat(told.texts("/data/executionUpdated/stateMachine/name"))
                .allMatch(name -> name.startsWith("watched-"));
        assertThat(told.answers.getLast().at("/data/executionUpdated/history/nodes")).hasSize(3);
        assertThat(told.answers).noneMatch(answer -> answer.has("errors"));
    }

    @Test
    void tellsOnceWhatHasEndedAlready() {
        String id = startWaiting();
        end(id);

        Told told = new Told(api.subscribe(UPDATED, "id", id));

        told.awaitCompletion();
        assertThat(told.texts("/data/executionUpdated/status")).containsExactly("ABORTED");
    }

    @Test
    void tellsEveryEventOnceOverACutAndGoesOnAfterOne() {
        String id = startWaiting();
        Told told = new Told(api.subscribe(EVENTS, "id", id));
        told.await(2);

        proxy.cut();
        end(id);

        told.awaitCompletion();
        assertThat(told.texts("/data/executionEvents/type"))
                .containsExactly("ExecutionStarted", "WaitStateEntered", "ExecutionAborted");
        assertThat(told.answers.get(1).at("/data/executionEvents/stateName").stringValue())
                .isEqualTo("Hold");
        Told rest = new Told(api.subscribe(EVENTS, "id", id, "after", 1));
        rest.awaitCompletion();
        assertThat(rest.texts("/data/executionEvents/id")).containsExactly("2", "3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "subscription { executionUpdated(id: \"nothing\") { id } }|ExecutionDoesNotExist",
                "subscription { executionEvents(id: \"nothing\") { id } }|ExecutionDoesNotExist",
                "subscription { executionEvents(id: \"x\", after: -1) { id } }|ValidationException"
            })
    void refusesWhatCannotBeFollowed(String operation, String code) {
        SubscriptionStart start = api.start(operation);

        assertThat(start)
                .isInstanceOfSatisfying(
                        SubscriptionStart.Refused.class,
                        refused -> assertThat(errorType(refused)).isEqualTo(code));
    }

    private static String errorType(SubscriptionStart.Refused refused) {
        return refused.errors().getFirst().toJson().path("errorType").asString();
    }

    private String startWaiting() {
        String name = "watched-" + NAMES.incrementAndGet();
        api.ask(
                """
                mutation ($name: String!, $definition: AWSJSON!) {
                  createStateMachine(input: {name: $name, definition: $definition}) { id }
                }
                """,
                "name",
                name,
                "definition",
                "{\"StartAt\":\"Hold\",\"States\":{\"Hold\":{\"Type\":\"Wait\",\"Seconds\":3600,\"End\":true}}}");
        return api.ask(
                        "mutation ($id: ID!) { startExecution(input: {stateMachine: $id}) { id } }",
                        "id",
                        name)
                .at("/startExecution/id")
                .stringValue();
    }

    private void end(String id) {
        api.ask("mutation ($id: ID!) { stopExecution(id: $id) { id } }", "id", id);
    }

    /** What a subscriber was told. */
    private static final class Told {

        private final List<JsonNode> answers = new CopyOnWriteArrayList<>();
        private final List<Throwable> failures = new CopyOnWriteArrayList<>();
        private final AtomicBoolean complete = new AtomicBoolean();

        Told(Flux<JsonNode> source) {
            source.subscribe(answers::add, failures::add, () -> complete.set(true));
        }

        List<String> texts(String pointer) {
            return answers.stream().map(answer -> answer.at(pointer).asString()).toList();
        }

        void await(int count) {
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> answers.size() >= count);
        }

        void awaitCompletion() {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .failFast(() -> !failures.isEmpty())
                    .untilTrue(complete);
        }
    }
}
