package dev.stepgraph.gateway.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;

import java.time.Instant;

class StateMachineFieldsTest extends WorkflowApiScenario {

    @Test
    void createsStateMachines() {
        String name = name();

        JsonNode created = create(name, PASS);

        assertThat(created.at("/name").stringValue()).isEqualTo(name);
        assertThat(created.at("/id")).isEqualTo(created.at("/arn"));
        assertThat(created.at("/arn").stringValue()).endsWith(":stateMachine:" + name);
        assertThat(created.at("/type").stringValue()).isEqualTo("STANDARD");
        assertThat(created.at("/status").stringValue()).isEqualTo("ACTIVE");
        assertThat(created.at("/definition").stringValue()).isEqualTo(PASS);
        assertThat(created.at("/logging/level").stringValue()).isEqualTo("OFF");
        assertThat(Instant.parse(created.at("/creationDate").stringValue()))
                .isAfter(Instant.parse("2020-01-01T00:00:00Z"));
    }

    @Test
    void createsStateMachinesWithEverythingThatTheyCanHave() {
        String name = name();

        JsonNode created =
                api.ask(
                                """
                                mutation ($name: String!, $definition: AWSJSON!) {
                                  createStateMachine(input: {name: $name, definition: $definition
                                      type: EXPRESS, tracing: true
                                      roleArn: "arn:aws:iam::000000000000:role/flow"
                                      tags: [{key: "team", value: "a"}]
                                      logging: {level: ALL, logGroupArn: "arn:aws:logs:us-east-1:000000000000:log-group:x:*"}}) {
                                    type tracing roleArn logging { level includeExecutionData logGroupArn }
                                  }
                                }
                                """,
                                "name",
                                name,
                                "definition",
                                PASS)
                        .path("createStateMachine");

        assertThat(created.at("/type").stringValue()).isEqualTo("EXPRESS");
        assertThat(created.at("/tracing").booleanValue()).isTrue();
        assertThat(created.at("/roleArn").stringValue()).endsWith("role/flow");
        assertThat(created.at("/logging/level").stringValue()).isEqualTo("ALL");
        assertThat(created.at("/logging/includeExecutionData").booleanValue()).isFalse();
        assertThat(created.at("/logging/logGroupArn").stringValue()).contains("log-group:x");
    }

    @Test
    void changesAndDeletesStateMachines() {
        String name = name();
        String arn = create(name, PASS).at("/arn").stringValue();

        JsonNode changed =
                api.ask(
                        """
                        mutation ($id: ID!, $definition: AWSJSON!) {
                          updateStateMachine(input: {id: $id, definition: $definition}) {
                            definition revisionId updateDate
                          }
                        }
                        """,
                        "id",
                        arn,
                        "definition",
                        WAIT);
        JsonNode deleted =
                api.ask(
                        "mutation ($id: ID!) { deleteStateMachine(id: $id) { name status } }",
                        "id",
                        name);

        assertThat(changed.at("/updateStateMachine/definition").stringValue()).isEqualTo(WAIT);
        assertThat(changed.at("/updateStateMachine/revisionId").isString()).isTrue();
        assertThat(deleted.at("/deleteStateMachine/name").stringValue()).isEqualTo(name);
        assertThat(deleted.at("/deleteStateMachine/status").stringValue()).isEqualTo("DELETING");
    }

    @Test
    void findsStateMachinesByNameOrArnTogether() {
        String name = name();
        String arn = create(name, PASS).at("/arn").stringValue();
        int before = proxy.calls().size();

        JsonNode found =
                api.ask(
                        """
                        query ($name: ID!, $arn: ID!, $elsewhere: ID!) {
                          byName: stateMachine(id: $name) { arn definition }
                          byArn: stateMachine(id: $arn) { name }
                          elsewhere: stateMachine(id: $elsewhere) { name }
                          none: stateMachine(id: "nowhere") { name }
                        }
                        """,
                        "name",
                        name,
                        "arn",
                        arn,
                        "elsewhere",
                        arn.replace("us-east-1", "eu-west-1"));

        assertThat(found.at("/byName/arn").stringValue()).isEqualTo(arn);
        assertThat(found.at("/byArn/name").stringValue()).isEqualTo(name);
        assertThat(found.at("/elsewhere").isNull()).isTrue();
        assertThat(found.at("/none").isNull()).isTrue();
        assertThat(proxy.calls()).hasSize(before + 1);
    }

    @Test
    void listsStateMachinesInPages() {
        String prefix = name() + "-";
        for (int i = 0; i < 3; i++) {
            create(prefix + i, PASS);
        }
        String query =
                """
                query ($prefix: String!, $after: String) {
                  stateMachines(first: 2, namePrefix: $prefix, after: $after) {
                    nodes { name text: definition tracing } edges { cursor }
                    pageInfo { hasNextPage hasPreviousPage endCursor }
                  }
                }
                """;

        JsonNode first = api.ask(query, "prefix", prefix).path("stateMachines");
        JsonNode second =
                api.ask(query, "prefix", prefix, "after", first.at("/edges/0/cursor").stringValue())
                        .path("stateMachines");

        assertThat(first.at("/nodes/1/name").stringValue()).isEqualTo(prefix + "1");
        assertThat(first.at("/nodes/0/text").stringValue()).isEqualTo(PASS);
        assertThat(first.at("/pageInfo/hasNextPage").booleanValue()).isTrue();
        assertThat(first.at("/pageInfo/hasPreviousPage").booleanValue()).isFalse();
        assertThat(second.at("/nodes/0/name").stringValue()).isEqualTo(prefix + "1");
        assertThat(second.at("/nodes/1/tracing").booleanValue()).isFalse();
        assertThat(second.at("/pageInfo/hasNextPage").booleanValue()).isFalse();
        assertThat(second.at("/pageInfo/hasPreviousPage").booleanValue()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"{\"StartAt\":1}|SCHEMA_VALIDATION_FAILED", "{|INVALID_JSON_DESCRIPTION"})
    void saysWhatIsWrongWithADefinition(String definition, String code) {
        JsonNode found =
                api.ask(
                                """
                                query ($definition: String!) {
                                  validateDefinition(definition: $definition) {
                                    valid truncated diagnostics { severity code message location }
                                  }
                                }
                                """,
                                "definition",
                                definition)
                        .path("validateDefinition");

        assertThat(found.at("/valid").booleanValue()).isFalse();
        assertThat(found.at("/diagnostics/0/severity").stringValue()).isEqualTo("ERROR");
        assertThat(found.at("/diagnostics/0/code").stringValue()).isEqualTo(code);
        assertThat(found.at("/diagnostics/0/message").stringValue()).isNotBlank();
    }
}
