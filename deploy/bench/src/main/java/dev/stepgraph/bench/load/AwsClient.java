package dev.stepgraph.bench.load;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** One client of the AWS protocol, which waits for each answer. Used by one thread. */
public final class AwsClient implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String ROLE = "arn:aws:iam::000000000000:role/bench";

    private final InetSocketAddress address;
    private final HttpMessage answer = new HttpMessage();
    private SocketChannel channel;

    /** Connects. */
    public AwsClient(InetSocketAddress address) throws IOException {
        this.address = address;
        this.channel = Connections.open(address);
    }

    /**
     * Makes a state machine.
     *
     * @param type STANDARD or EXPRESS
     * @return its ARN
     */
    public String createStateMachine(String name, String type, String definition)
            throws IOException {
        JsonNode made =
                call(
                        "CreateStateMachine",
                        Map.of(
                                "name", name,
                                "type", type,
                                "definition", definition,
                                "roleArn", ROLE));
        return made.path("stateMachineArn").asString();
    }

    /** Starts an execution and returns its ARN. */
    public String start(byte[] startExecution) throws IOException {
        return send(startExecution).path("executionArn").asString();
    }

    /** The answer to an operation. */
    public JsonNode call(String operation, Map<String, String> input) throws IOException {
        return send(Requests.aws(operation, json(input)));
    }

    /** The answer to a request. */
    public JsonNode send(byte[] request) throws IOException {
        if (answer.last()) {
            channel.close();
            channel = Connections.open(address);
        }
        answer.clear();
        Connections.write(channel, ByteBuffer.wrap(request));
        while (!answer.read(channel)) {
            // goes on until it is complete
        }
        byte[] body = answer.body();
        if (answer.status() != 200) {
            throw new IOException("refused: " + new String(body, StandardCharsets.UTF_8));
        }
        return JSON.readTree(body);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** A JSON object of texts. */
    public static String json(Map<String, String> fields) {
        ObjectNode object = JSON.createObjectNode();
        fields.forEach(object::put);
        return JSON.writeValueAsString(object);
    }
}
