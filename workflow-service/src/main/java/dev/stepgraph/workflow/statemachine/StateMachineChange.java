package dev.stepgraph.workflow.statemachine;

import org.jspecify.annotations.Nullable;

/** What is to become of a state machine; what is absent stays as it is. */
public record StateMachineChange(
        @Nullable String definition,
        @Nullable String roleArn,
        @Nullable LoggingConfiguration logging,
        @Nullable Boolean tracing,
        @Nullable EncryptionConfiguration encryption) {

    /** Whether nothing is to change. */
    public boolean empty() {
        return definition == null
                && roleArn == null
                && logging == null
                && tracing == null
                && encryption == null;
    }

    /** The settings after the change. */
    StateMachineSettings applyTo(StateMachineSettings settings) {
        return new StateMachineSettings(
                definition == null ? settings.definition() : definition,
                roleArn == null ? settings.roleArn() : roleArn,
                logging == null ? settings.logging() : logging,
                tracing == null ? settings.tracing() : tracing,
                encryption == null ? settings.encryption() : encryption);
    }
}
