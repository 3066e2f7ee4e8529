package dev.stepgraph.workflow.statemachine;

import dev.stepgraph.common.aws.Tag;

import java.util.List;

/** A state machine that is to be created. */
public record NewStateMachine(
        String name, StateMachineType type, StateMachineSettings settings, List<Tag> tags) {

    public NewStateMachine {
        tags = List.copyOf(tags);
    }
}
