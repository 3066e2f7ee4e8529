package dev.stepgraph.workflow.asl.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.common.json.JsonEquality;
import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.workflow.asl.model.StateMachineDefinition;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

/** Definitions as people write them: what the model holds of them is all that they say. */
class RealisticDefinitionsTest {

    @ParameterizedTest
    @ValueSource(strings = {"order-fulfilment", "nightly-report"})
    void losesNothing(String name) {
        String text = Resources.text("/golden/definition/realistic/" + name + ".json");

        StateMachineDefinition definition = Checked.acceptedAsItStands(text);

        JsonNode written = DefinitionWriter.write(definition);
        assertThat(JsonEquality.equal(written, JsonText.parse(text)))
                .as(() -> "written back: " + written.toPrettyString())
                .isTrue();
    }
}
