package dev.stepgraph.workflow.statemachine;

import org.jspecify.annotations.Nullable;

/**
 * All of a state machine that an update can change.
 *
 * @param definition the States Language text, as it was sent
 * @param roleArn the role that executions run under
 * @param tracing whether executions are traced
 */
public record StateMachineSettings(
        String definition,
        String roleArn,
        LoggingConfiguration logging,
        boolean tracing,
        @Nullable EncryptionConfiguration encryption) {

    /** Whether both say the same but, perhaps, for the role. */
    boolean equalsButForRole(StateMachineSettings other) {
        return new StateMachineSettings(definition, other.roleArn, logging, tracing, encryption)
                .equals(other);
    }
}
