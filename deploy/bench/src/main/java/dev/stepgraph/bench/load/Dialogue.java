package dev.stepgraph.bench.load;

/**
 * What a subscriber says, in one of the protocols of GraphQL over WebSocket. Messages are told
 * apart by their types, which both ends here write first or not at all elsewhere.
 *
 * @param path where it connects
 * @param protocol the subprotocol
 * @param fields further header fields of the handshake, each with its line end
 * @param begin how it begins
 * @param subscribe what it says when it was let in
 * @param standing the type of the message that says that the subscription stands; empty: none does
 * @param delivery the type of the message that brings something
 */
public record Dialogue(
        String path,
        String protocol,
        String fields,
        String begin,
        String subscribe,
        String standing,
        String delivery) {

    /** AppSync's protocol, with a key. */
    public static Dialogue appSync(String path, String apiKey, String query) {
        String authorization = "{\"host\":\"localhost\",\"x-api-key\":\"%s\"}".formatted(apiKey);
        String data = "{\\\"query\\\":\\\"%s\\\",\\\"variables\\\":{}}".formatted(query);
        return new Dialogue(
                path,
                "graphql-ws",
                "x-api-key: " + apiKey + "\n",
                "{\"type\":\"connection_init\"}",
                "{\"id\":\"1\",\"type\":\"start\",\"payload\":{\"data\":\"%s\",\"extensions\":{\"authorization\":%s}}}"
                        .formatted(data, authorization),
                "start_ack",
                "data");
    }

    /** The protocol of graphql-ws. */
    public static Dialogue transport(String path, String query) {
        return new Dialogue(
                path,
                "graphql-transport-ws",
                "",
                "{\"type\":\"connection_init\"}",
                "{\"id\":\"1\",\"type\":\"subscribe\",\"payload\":{\"query\":\"%s\"}}"
                        .formatted(query),
                "",
                "next");
    }

    /** Whether a message is of that type. */
    static boolean is(String message, String type) {
        return !type.isEmpty() && message.contains("\"type\":\"" + type + "\"");
    }
}
