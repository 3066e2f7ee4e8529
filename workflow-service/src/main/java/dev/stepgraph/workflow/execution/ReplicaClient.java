package dev.stepgraph.workflow.execution;

import dev.stepgraph.common.aws.AwsErrorCode;
import dev.stepgraph.common.aws.AwsException;
import dev.stepgraph.workflow.engine.Command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;

/** Sends commands to other replicas. */
final class ReplicaClient {

    private static final Duration CONNECT = Duration.ofSeconds(1);

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build();
    private final CommandCodec codec = new CommandCodec();
    private final String secret;
    private final Duration patience;

    ReplicaClient(String secret, Duration patience) {
        this.secret = secret;
        this.patience = patience;
    }

    /**
     * Sends a command to the replica at that address.
     *
     * @throws AwsException if the execution does not exist, or if the replica does not answer: then
     *     the command may have had its effect or not
     */
    Answer send(URI replica, UUID executionId, Command command) {
        URI target = replica.resolve(ForwardedCommands.path(executionId));
        HttpRequest request =
                HttpRequest.newBuilder(target)
                        .timeout(patience)
                        .header("Content-Type", "application/json")
                        .header(ForwardedCommands.SECRET_HEADER, secret)
                        .POST(HttpRequest.BodyPublishers.ofString(codec.write(command)))
                        .build();
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw unavailable();
            }
            return codec.readReply(response.body());
        } catch (IOException e) {
            throw unavailable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable();
        }
    }

    private static AwsException unavailable() {
        return new AwsException(
                AwsErrorCode.ServiceUnavailable,
                "The replica that runs the execution does not answer. Try again.");
    }
}
