package dev.stepgraph.gateway.realtime.websocket;

import dev.stepgraph.common.json.InvalidJsonException;
import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.gateway.auth.UnauthorizedCallException;
import dev.stepgraph.gateway.execution.CallerContext;
import dev.stepgraph.gateway.execution.OperationError;
import dev.stepgraph.gateway.execution.RefusedOperationException;
import dev.stepgraph.gateway.realtime.Frames;
import dev.stepgraph.gateway.realtime.OperationReading;
import dev.stepgraph.gateway.realtime.RealtimeProperties;
import dev.stepgraph.gateway.realtime.SubscriberSession.Outcome;
import dev.stepgraph.gateway.realtime.UnknownApiException;
import dev.stepgraph.gateway.subscription.Subscription;

import org.springframework.web.reactive.socket.CloseStatus;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/**
 * AppSync's own protocol, subprotocol {@code graphql-ws}: authorised when it is opened, and once
 * more with each subscription. What comes before {@code connection_ack} is ignored.
 */
final class AppSyncProtocol implements Protocol {

    private static final String UNAUTHORIZED = "UnauthorizedException";
    private static final int MAX_ID_LENGTH = 128;

    private final Connection connection;
    private final Handshake handshake;
    private final RealtimeProperties limits;
    private boolean ready;

    AppSyncProtocol(Connection connection, Handshake handshake, RealtimeProperties limits) {
        this.connection = connection;
        this.handshake = handshake;
        this.limits = limits;
    }

    @Override
    public void opened() {
        try {
            connection.session().authenticate(handshake.connect());
        } catch (UnauthorizedCallException e) {
            refuse(401, UNAUTHORIZED, String.valueOf(e.getMessage()));
        } catch (BadHandshakeException e) {
            refuse(400, "BadRequestException", String.valueOf(e.getMessage()));
        } catch (UnknownApiException e) {
            refuse(404, "NotFoundException", String.valueOf(e.getMessage()));
        } catch (RefusedOperationException e) {
            refuse(e.reason().httpStatus(), e.reason().errorType(), String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void received(String text) {
        JsonNode message;
        try {
            message = JsonText.parse(text);
        } catch (InvalidJsonException e) {
            connection.send(error("BadRequestException", "A message is a JSON object."));
            return;
        }
        String type = message.path("type").asString("");
        if (type.equals("connection_init")) {
            acknowledge();
        } else if (ready) {
            switch (type) {
                case "start" -> start(message);
                case "stop" -> stop(message.path("id").asString(""));
                default ->
                        connection.send(
                                error(
                                        "UnsupportedOperation",
                                        "There is no message of the type '%s'.".formatted(type)));
            }
        }
    }

    @Override
    public void next(Subscription subscription, byte[] body) {
        connection.send(Frames.around("data", subscription.id(), body));
    }

    @Override
    public void ended(Subscription subscription) {
        connection.send(Frames.of("complete", subscription.id()));
    }

    @Override
    public void failed(Subscription subscription, OperationError error) {
        refuse(subscription.id(), JsonNodeFactory.instance.arrayNode().add(error.toJson()));
    }

    @Override
    public void expired(Subscription subscription, OperationError error) {
        failed(subscription, error);
    }

    @Override
    public void keepAlive() {
        if (ready) {
            connection.send(Frames.of("ka"));
        }
    }

    @Override
    public boolean isReady() {
        return ready;
    }

    private void acknowledge() {
        if (!ready) {
            ready = true;
            ObjectNode ack = Frames.of("connection_ack");
            ack.putObject("payload").put("connectionTimeoutMs", limits.keepAlive().toMillis() * 5);
            connection.send(ack);
            connection.send(Frames.of("ka"));
        }
    }

    private void start(JsonNode message) {
        String id = message.path("id").asString("");
        if (id.isEmpty() || id.length() > MAX_ID_LENGTH) {
            connection.send(error("BadRequestException", "A subscription has an id."));
            return;
        }
        if (connection.session().has(id)) {
            refuse(id, Frames.errors("DuplicatedOperationError", "The id is in use: " + id));
            return;
        }
        if (connection.session().count() >= limits.maxSubscriptions()) {
            refuseBeyondLimit(id);
            return;
        }
        JsonNode payload = message.path("payload");
        String data = payload.path("data").asString("");
        try {
            JsonNode operation = JsonText.parse(data);
            CallerContext caller =
                    connection
                            .session()
                            .authenticate(
                                    handshake.start(
                                            payload.path("extensions").path("authorization"),
                                            data));
            answer(
                    id,
                    connection
                            .session()
                            .subscribe(id, OperationReading.of(operation), caller, connection));
        } catch (InvalidJsonException e) {
            refuse(id, Frames.errors("BadRequestException", "The data is a JSON object as text."));
        } catch (UnauthorizedCallException e) {
            refuse(id, Frames.errors(UNAUTHORIZED, String.valueOf(e.getMessage())));
        } catch (UnknownApiException e) {
            refuse(id, Frames.errors("NotFoundException", String.valueOf(e.getMessage())));
        } catch (RefusedOperationException e) {
            refuse(id, Frames.errors(e.reason().errorType(), String.valueOf(e.getMessage())));
        }
    }

    private void answer(String id, Outcome outcome) {
        switch (outcome) {
            case Outcome.Subscribed _ -> connection.send(Frames.of("start_ack", id));
            case Outcome.Refused(List<OperationError> errors) -> {
                ArrayNode list = JsonNodeFactory.instance.arrayNode();
                errors.forEach(error -> list.add(error.toJson()));
                refuse(id, list);
            }
        }
    }

    private void stop(String id) {
        if (connection.session().cancel(id)) {
            connection.send(Frames.of("complete", id));
        } else {
            refuse(id, Frames.errors("UnknownOperationError", "There is no subscription " + id));
        }
    }

    private void refuse(String id, ArrayNode errors) {
        ObjectNode payload = JsonNodeFactory.instance.objectNode();
        payload.set("errors", errors);
        connection.send(Frames.of("error", id, payload));
    }

    /** The clients of AppSync know this error as an object, unlike all others. */
    private void refuseBeyondLimit(String id) {
        ObjectNode payload = JsonNodeFactory.instance.objectNode();
        payload.putObject("errors")
                .put("errorType", "MaxSubscriptionsReachedError")
                .put(
                        "message",
                        "Max number of %d subscriptions reached"
                                .formatted(limits.maxSubscriptions()));
        connection.send(Frames.of("error", id, payload));
    }

    private static ObjectNode error(String errorType, String message) {
        ObjectNode frame = Frames.of("error");
        frame.putObject("payload").set("errors", Frames.errors(errorType, message));
        return frame;
    }

    private void refuse(int errorCode, String errorType, String message) {
        ObjectNode frame = Frames.of("connection_error");
        frame.putObject("payload")
                .putArray("errors")
                .addObject()
                .put("errorType", errorType)
                .put("errorCode", errorCode)
                .put("message", message);
        connection.send(frame);
        connection.close(new CloseStatus(4000 + errorCode, errorType));
    }
}
