package dev.stepgraph.workflow.execution;

import dev.stepgraph.common.aws.AwsException;
import dev.stepgraph.workflow.engine.Command;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.UUID;

/** Takes the commands that other replicas send on, since this one owns the execution. */
public class ForwardedCommands {

    /** The header by which replicas show that they are of the same cluster. */
    public static final String SECRET_HEADER = "X-Stepgraph-Replica";

    private final CommandCodec codec = new CommandCodec();
    private final CommandRouter router;
    private final byte[] secret;

    ForwardedCommands(CommandRouter router, String secret) {
        this.router = router;
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    /** Where commands for an execution are sent, on any replica. */
    public static String path(UUID executionId) {
        return "/internal/v1/executions/" + executionId + "/commands";
    }

    /**
     * Carries a command out, in this replica only.
     *
     * @param shownSecret the header's value
     * @param body the command as it was sent
     * @return the reply to be sent with status 200; empty if the sender is no replica
     */
    public Optional<String> accept(UUID executionId, @Nullable String shownSecret, String body) {
        if (shownSecret == null || !knows(shownSecret)) {
            return Optional.empty();
        }
        Command command = codec.read(body);
        try {
            return Optional.of(codec.writeReply(router.sendHere(executionId, command)));
        } catch (AwsException refusal) {
            return Optional.of(codec.writeReply(refusal));
        }
    }

    private boolean knows(String shown) {
        return MessageDigest.isEqual(secret, shown.getBytes(StandardCharsets.UTF_8));
    }
}
