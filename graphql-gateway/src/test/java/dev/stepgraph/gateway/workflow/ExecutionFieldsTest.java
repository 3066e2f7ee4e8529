package dev.stepgraph.gateway.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.stream.IntStream;

class ExecutionFieldsTest extends WorkflowApiScenario {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"{\"n\":1.0}", "\"123\"", "[]", "12345678901234567890"})
    void startsExecutionsWithPayloadsAsTheyAre(String input) {
        String name = name();
        create(name, PASS);

        JsonNode started =
                api.ask(START, "machine", name, "name", "one", "input", input)
                        .path("startExecution");
        JsonNode ended =
                awaitEnd(started.at("/id").stringValue(), "name status input output error");

        assertThat(started.at("/name").stringValue()).isEqualTo("one");
        assertThat(started.at("/status").stringValue()).isEqualTo("RUNNING");
        assertThat(started.at("/input").stringValue()).isEqualTo(input);
        assertThat(started.at("/output").isNull()).isTrue();
        assertThat(started.at("/stateMachineArn").stringValue()).endsWith(":stateMachine:" + name);
        assertThat(ended.at("/name").stringValue()).isEqualTo("one");
        assertThat(ended.at("/input").stringValue()).isEqualTo(input);
        assertThat(ended.at("/output").stringValue()).isEqualTo(input);
        assertThat(ended.at("/error").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"STANDARD", "EXPRESS"})
    void startsAndWaitsForTheEnd(String type) {
        String name = name();
        api.ask(CREATE, "name", name, "definition", PASS, "type", type);

        JsonNode ended =
                api.ask(
                                """
                                mutation ($machine: ID!) {
                                  startExecutionAndWait(input: {stateMachine: $machine, input: "7"}) {
                                    status output stopDate stateMachine { name }
                                  }
                                }
                                """,
                                "machine",
                                name)
                        .path("startExecutionAndWait");

        assertThat(ended.at("/status").stringValue()).isEqualTo("SUCCEEDED");
        assertThat(ended.at("/output").stringValue()).isEqualTo("7");
        assertThat(ended.at("/stopDate").isString()).isTrue();
        assertThat(ended.at("/stateMachine/name").stringValue()).isEqualTo(name);
    }

    @Test
    void answersWithWhatRunsWhenTheTimeIsOver() {
        String name = name();
        create(name, WAIT);

        JsonNode running =
                api.ask(
                        """
                        mutation ($machine: ID!) {
                          startExecutionAndWait(input: {stateMachine: $machine}, timeoutSeconds: 1) {
                            id status
                          }
                        }
                        """,
                        "machine",
                        name);

        assertThat(running.at("/startExecutionAndWait/status").stringValue()).isEqualTo("RUNNING");
        stopExecution(running.at("/startExecutionAndWait/id").stringValue());
    }

    @Test
    void stopsExecutions() {
        String name = name();
        create(name, WAIT);
        String id = start(name, "one");

        JsonNode stopped = stopExecution(id);

        assertThat(stopped.at("/status").stringValue()).isEqualTo("ABORTED");
        assertThat(stopped.at("/error").stringValue()).isEqualTo("E");
        assertThat(stopped.at("/cause").stringValue()).isEqualTo("because");
    }

    @Test
    void showsHistoriesInPagesFromEitherEnd() {
        String name = name();
        create(name, PASS);
        String id = start(name, "one");
        awaitEnd(id, "status");
        String query =
                """
                query ($id: ID!, $after: String, $order: HistoryOrder! = FORWARD) {
                  execution(id: $id) {
                    history(first: 2, after: $after, order: $order) {
                      edges { cursor node { id previousEventId type timestamp stateName details } }
                      pageInfo { hasNextPage endCursor }
                    }
                  }
                }
                """;

        JsonNode first = api.ask(query, "id", id).at("/execution/history");
        JsonNode second =
                api.ask(query, "id", id, "after", first.at("/pageInfo/endCursor").stringValue())
                        .at("/execution/history");
        JsonNode last = api.ask(query, "id", id, "order", "REVERSE").at("/execution/history");

        assertThat(first.at("/edges/0/node/type").stringValue()).isEqualTo("ExecutionStarted");
        assertThat(first.at("/edges/1/node/stateName").stringValue()).isEqualTo("Done");
        assertThat(first.at("/edges/1/node/details").stringValue())
                .startsWith("{\"name\":\"Done\"");
        assertThat(first.at("/edges/1/node/previousEventId").isInt()).isTrue();
        assertThat(second.at("/edges/0/node/id").intValue()).isEqualTo(3);
        assertThat(second.at("/pageInfo/hasNextPage").booleanValue()).isFalse();
        assertThat(last.at("/edges/0/node/type").stringValue()).isEqualTo("ExecutionSucceeded");
    }

    @Test
    void listsExecutionsByEveryFilter() {
        String name = name();
        create(name, WAIT);
        start(name, "a-1");
        start(name, "a-2");
        stopExecution(start(name, "b-3"));

        assertThat(names(name, "{}")).containsExactly("b-3", "a-2", "a-1");
        assertThat(names(name, "{\"status\":[\"RUNNING\",\"FAILED\"]}"))
                .containsExactly("a-2", "a-1");
        assertThat(names(name, "{\"status\":[\"ABORTED\"]}")).containsExactly("b-3");
        assertThat(names(name, "{\"namePrefix\":\"a-\"}")).containsExactly("a-2", "a-1");
        assertThat(names(name, "{\"startedBefore\":\"2020-01-01T00:00+02:00\"}")).isEmpty();
        assertThat(names(name, "{\"startedAfter\":\"2020-01-01T00:00:00Z\"}")).hasSize(3);
    }

    @Test
    void everyCursorLeadsToWhatFollowsIt() {
        String name = name();
        create(name, WAIT);
        for (String execution : List.of("1", "2", "3", "4")) {
            start(name, execution);
        }

        JsonNode all = api.ask(PAGE, "machine", name).path("executions");
        JsonNode afterSecond =
                api.ask(
                                PAGE,
                                "machine",
                                name,
                                "first",
                                1,
                                "after",
                                all.at("/edges/1/cursor").stringValue())
                        .path("executions");

        assertThat(all.at("/edges")).hasSize(4);
        assertThat(all.at("/pageInfo/hasNextPage").booleanValue()).isFalse();
        assertThat(all.at("/pageInfo/endCursor")).isEqualTo(all.at("/edges/3/cursor"));
        assertThat(afterSecond.at("/edges/0/node/name").stringValue()).isEqualTo("2");
        assertThat(afterSecond.at("/pageInfo/hasNextPage").booleanValue()).isTrue();
        assertThat(afterSecond.at("/pageInfo/hasPreviousPage").booleanValue()).isTrue();
    }

    @Test
    void aHundredExecutionsWithTheirStateMachinesAreTwoCalls() {
        String prefix = name() + "-";
        for (int machine = 0; machine < 10; machine++) {
            create(prefix + machine, PASS);
            for (int i = 0; i < 10; i++) {
                start(prefix + machine, prefix + i);
            }
        }
        int before = proxy.calls().size();

        JsonNode page =
                api.ask(
                        """
                        query ($prefix: String!) {
                          executions(first: 100, filter: {namePrefix: $prefix}) {
                            nodes { name status stateMachine { name definition } }
                          }
                        }
                        """,
                        "prefix",
                        prefix);

        assertThat(proxy.calls()).hasSize(before + 2);
        assertThat(page.at("/executions/nodes")).hasSize(100);
        assertThat(page.at("/executions/nodes"))
                .extracting(node -> node.at("/stateMachine/definition").stringValue())
                .containsOnly(PASS);
        assertThat(page.at("/executions/nodes"))
                .extracting(node -> node.at("/stateMachine/name").stringValue())
                .containsOnly(
                        IntStream.range(0, 10).mapToObj(i -> prefix + i).toArray(String[]::new));
    }

    @Test
    void listsExecutionsWithTheirPayloads() {
        String name = name();
        create(name, PASS);
        String id =
                api.ask(START, "machine", name, "input", "{\"n\":1}")
                        .at("/startExecution/id")
                        .stringValue();
        awaitEnd(id, "status");

        JsonNode nodes =
                api.ask(
                                """
                                query ($machine: ID!) {
                                  stateMachine(id: $machine) {
                                    executions { nodes { id input status: output } }
                                  }
                                }
                                """,
                                "machine",
                                name)
                        .at("/stateMachine/executions/nodes");

        assertThat(nodes).hasSize(1);
        assertThat(nodes.at("/0/input").stringValue()).isEqualTo("{\"n\":1}");
        assertThat(nodes.at("/0/status").stringValue()).isEqualTo("{\"n\":1}");
    }
}
