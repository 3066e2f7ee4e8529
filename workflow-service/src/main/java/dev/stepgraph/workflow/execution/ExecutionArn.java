package dev.stepgraph.workflow.execution;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.UUID;

/**
 * The ARN of an execution, {@code arn:aws:states:region:account:execution:machine:name}.
 *
 * @param stateMachineArn the ARN of the state machine
 * @param name the execution's name
 */
record ExecutionArn(String stateMachineArn, String name) {

    private static final String EXECUTION = ":execution:";
    private static final String EXPRESS = ":express:";
    private static final String STATE_MACHINE = ":stateMachine:";

    /** The ARN that is written so; empty if it is not an execution's. */
    static Optional<ExecutionArn> parse(String arn) {
        int kind = arn.indexOf(EXECUTION);
        int name = arn.lastIndexOf(':');
        if (kind < 0 || name < kind + EXECUTION.length()) {
            return Optional.empty();
        }
        String machine = arn.substring(kind + EXECUTION.length(), name);
        String stateMachineArn = arn.substring(0, kind) + STATE_MACHINE + machine;
        return Optional.of(new ExecutionArn(stateMachineArn, arn.substring(name + 1)));
    }

    /** The ARN as text. */
    String text() {
        return stateMachineArn.replace(STATE_MACHINE, EXECUTION) + ":" + name;
    }

    /** The ARN of an execution of an Express state machine, whose name need not be unique. */
    static String express(String stateMachineArn, String name, UUID id) {
        return stateMachineArn.replace(STATE_MACHINE, EXPRESS) + ":" + name + ":" + id;
    }

    /** The key by which the executions of a state machine are stored: of its ARN's SHA-256. */
    static UUID stateMachineKey(String stateMachineArn) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] hash = digest.digest(stateMachineArn.getBytes(StandardCharsets.UTF_8));
            ByteBuffer bytes = ByteBuffer.wrap(hash);
            return new UUID(bytes.getLong(), bytes.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
