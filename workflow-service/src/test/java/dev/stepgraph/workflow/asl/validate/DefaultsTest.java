package dev.stepgraph.workflow.asl.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.workflow.asl.model.Catcher;
import dev.stepgraph.workflow.asl.model.DataFlow.JsonPathDataFlow;
import dev.stepgraph.workflow.asl.model.ErrorHandling;
import dev.stepgraph.workflow.asl.model.MapItems;
import dev.stepgraph.workflow.asl.model.MapLimits;
import dev.stepgraph.workflow.asl.model.MapState;
import dev.stepgraph.workflow.asl.model.PathField;
import dev.stepgraph.workflow.asl.model.ResultPath;
import dev.stepgraph.workflow.asl.model.Retrier;
import dev.stepgraph.workflow.asl.model.StateMachineDefinition;
import dev.stepgraph.workflow.asl.model.TaskResource.IntegrationPattern;
import dev.stepgraph.workflow.asl.model.TaskResource.ServiceIntegration;
import dev.stepgraph.workflow.asl.model.TaskState;
import dev.stepgraph.workflow.asl.model.TaskState.Timeouts;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.OptionalLong;

/** What stands in the model for what a definition leaves out. */
class DefaultsTest {

    private static final JsonPathDataFlow UNTOUCHED =
            new JsonPathDataFlow(
                    new PathField.Whole(),
                    null,
                    null,
                    new ResultPath.Replace(),
                    new PathField.Whole());

    @Test
    void ofATask() {
        TaskState task =
                (TaskState)
                        Checked.acceptedState(
                                """
                                'Type': 'Task', 'End': true,
                                'Resource': 'arn:aws:states:::aws-sdk:s3:listBuckets', 'Parameters': {},
                                'Retry': [{'ErrorEquals': ['A']}],
                                'Catch': [{'ErrorEquals': ['B'], 'Next': 'S'}]
                                """);

        assertThat(task.resource())
                .isEqualTo(
                        new ServiceIntegration(
                                "arn:aws:states:::aws-sdk:s3:listBuckets",
                                "aws-sdk:s3",
                                "listBuckets",
                                IntegrationPattern.REQUEST_RESPONSE));
        assertThat(task.timeouts()).isEqualTo(new Timeouts(null, null));
        assertThat(task.credentials()).isNull();
        assertThat(task.errorHandling())
                .isEqualTo(
                        new ErrorHandling(
                                List.of(
                                        new Retrier(
                                                List.of("A"),
                                                1,
                                                3,
                                                2.0,
                                                OptionalLong.empty(),
                                                false)),
                                List.of(new Catcher(List.of("B"), new ResultPath.Replace(), "S"))));
    }

    @Test
    void ofAMap() {
        MapState map =
                (MapState)
                        Checked.acceptedState(
                                """
                                'Type': 'Map', 'End': true, 'InputPath': '$', 'ResultPath': '$',
                                'Iterator': {'StartAt': 'I', 'States': {'I': {'Type': 'Succeed'}}}
                                """);

        assertThat(map.items()).isEqualTo(new MapItems(new PathField.Whole(), null));
        assertThat(map.limits()).isEqualTo(new MapLimits(null, null, null));
        assertThat(map.dataFlow()).isEqualTo(UNTOUCHED);
        assertThat(map.errorHandling()).isEqualTo(new ErrorHandling(List.of(), List.of()));
    }

    @Test
    void ofAMachine() {
        StateMachineDefinition definition =
                Checked.accepted("{'StartAt': 'S', 'States': {'S': {'Type': 'Succeed'}}}");

        assertThat(definition.comment()).isNull();
        assertThat(definition.timeoutSeconds()).isEmpty();
    }

    @Test
    void ofAMachineWhoseTimeoutIsZero() {
        StateMachineDefinition definition =
                Checked.accepted(
                        "{'TimeoutSeconds': 0, 'StartAt': 'S', 'States': {'S': {'Type': 'Succeed'}}}");

        assertThat(definition.timeoutSeconds()).isEmpty();
    }
}
