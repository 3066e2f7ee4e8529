package dev.stepgraph.workflow.asl.model;

/** A state of the language; one record for each of the eight types. */
public sealed interface State
        permits ChoiceState,
                FailState,
                MapState,
                ParallelState,
                PassState,
                SucceedState,
                TaskState,
                WaitState {

    /** The state's name: 1 to 80 characters, unique in the whole state machine. */
    String name();
}
