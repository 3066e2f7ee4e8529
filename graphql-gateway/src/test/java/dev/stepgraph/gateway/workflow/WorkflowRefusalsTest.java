package dev.stepgraph.gateway.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;

import java.net.URI;

class WorkflowRefusalsTest extends WorkflowApiScenario {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "mutation { createStateMachine(input: {name: \"x\", definition: \"{}\"}) { id } }|InvalidDefinition",
                "mutation { createStateMachine(input: {name: \"a b\", definition: \"{}\"}) { id } }|InvalidName",
                "mutation { updateStateMachine(input: {id: \"nowhere\", tracing: true}) { id } }|StateMachineDoesNotExist",
                "mutation { startExecution(input: {stateMachine: \"nowhere\"}) { id } }|StateMachineDoesNotExist",
                "mutation { startExecution(input: {stateMachine: \"..\"}) { id } }|StateMachineDoesNotExist",
                "mutation { startExecutionAndWait(input: {stateMachine: \"a\"}, timeoutSeconds: 26) { id } }|ValidationException",
                "mutation { stopExecution(id: \"nothing\") { id } }|ExecutionDoesNotExist",
                "mutation { stopExecution(id: \"../state-machines\") { id } }|ExecutionDoesNotExist",
                "query { execution(id: \"arn:aws:nonsense\") { id } }|InvalidArn",
                "query { executions(first: 0) { nodes { id } } }|ValidationException",
                "query { executions(first: 101) { nodes { input } } }|ValidationException",
                "query { executions(after: \"!\") { nodes { id } } }|InvalidToken",
                "query { stateMachines(first: 1001) { nodes { id } } }|ValidationException"
            })
    void answersRefusalsWithTheirCode(String operation, String code) {
        JsonNode answer = api.answer(operation);

        assertThat(answer.at("/errors/0/errorType").stringValue()).isEqualTo(code);
        assertThat(answer.at("/errors/0/message").stringValue()).isNotBlank();
        assertThat(answer.at("/errors/0/path")).isNotEmpty();
        assertThat(answer.at("/errors/0/locations/0/line").isInt()).isTrue();
    }

    @Test
    void answersWithNothingForAnExecutionThatDoesNotExist() {
        assertThat(
                        api.ask(
                                        "{ execution(id: \"00000000-0000-0000-0000-000000000000\") { id } }")
                                .path("execution")
                                .isNull())
                .isTrue();
    }

    @Test
    void saysThatWorkflowServiceIsAway() {
        try (WorkflowApiRuntime lost = new WorkflowApiRuntime(URI.create("http://127.0.0.1:1"))) {
            JsonNode answer = lost.answer("{ executions { nodes { id } } }");

            assertThat(answer.at("/errors/0/errorType").stringValue())
                    .isEqualTo("ServiceUnavailable");
        }
    }
}
