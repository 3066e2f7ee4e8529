package dev.stepgraph.gateway.realtime.websocket;

import dev.stepgraph.common.json.InvalidJsonException;
import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.gateway.auth.UnauthorizedCallException;
import dev.stepgraph.gateway.execution.CallerContext;
import dev.stepgraph.gateway.execution.OperationError;
import dev.stepgraph.gateway.execution.OperationRequest;
import dev.stepgraph.gateway.execution.OperationResult;
import dev.stepgraph.gateway.execution.RefusedOperationException;
import dev.stepgraph.gateway.realtime.Frames;
import dev.stepgraph.gateway.realtime.OperationReading;
import dev.stepgraph.gateway.realtime.RealtimeProperties;
import dev.stepgraph.gateway.realtime.SubscriberSession.Outcome;
import dev.stepgraph.gateway.realtime.UnknownApiException;
import dev.stepgraph.gateway.subscription.Subscription;

import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.socket.CloseStatus;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.util.List;

/**
 * The protocol of graphql-ws, subprotocol {@code graphql-transport-ws}: credentials come with
 * {@code connection_init}, and all kinds of operation may be asked for.
 */
final class TransportProtocol implements Protocol {

    private static final CloseStatus BAD_MESSAGE = new CloseStatus(4400, "Invalid message");
    private static final CloseStatus UNAUTHORIZED = new CloseStatus(4401, "Unauthorized");
    private static final CloseStatus FORBIDDEN = new CloseStatus(4403, "Forbidden");
    private static final CloseStatus TOO_MANY_INITS =
            new CloseStatus(4429, "Too many initialisation requests");

    private static final int MAX_ID_LENGTH = 1_024;

    private final Connection connection;
    private final Handshake handshake;
    private final RealtimeProperties limits;
    private @Nullable CallerContext caller;

    TransportProtocol(Connection connection, Handshake handshake, RealtimeProperties limits) {
        this.connection = connection;
        this.handshake = handshake;
        this.limits = limits;
    }

    @Override
    public void opened() {}

    @Override
    public void received(String text) {
        JsonNode message;
        try {
            message = JsonText.parse(text);
        } catch (InvalidJsonException e) {
            connection.close(BAD_MESSAGE);
            return;
        }
        switch (message.path("type").asString("")) {
            case "connection_init" -> initialise(message.path("payload"));
            case "ping" -> connection.send(Frames.of("pong"));
            case "pong" -> {}
            case "subscribe" -> subscribe(message);
            case "complete" -> connection.session().cancel(message.path("id").asString(""));
            default -> connection.close(BAD_MESSAGE);
        }
    }

    @Override
    public void next(Subscription subscription, byte[] body) {
        connection.send(Frames.around("next", subscription.id(), body));
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
        connection.close(FORBIDDEN);
    }

    @Override
    public void keepAlive() {
        if (isReady()) {
            connection.send(Frames.of("ping"));
        }
    }

    @Override
    public boolean isReady() {
        return caller != null;
    }

    private void initialise(JsonNode payload) {
        if (isReady()) {
            connection.close(TOO_MANY_INITS);
            return;
        }
        try {
            caller = connection.session().authenticate(handshake.init(payload));
            connection.send(Frames.of("connection_ack"));
        } catch (UnauthorizedCallException | UnknownApiException | RefusedOperationException e) {
            connection.close(FORBIDDEN);
        }
    }

    private void subscribe(JsonNode message) {
        CallerContext who = caller;
        String id = message.path("id").asString("");
        if (who == null) {
            connection.close(UNAUTHORIZED);
        } else if (id.isEmpty() || id.length() > MAX_ID_LENGTH) {
            connection.close(BAD_MESSAGE);
        } else if (connection.session().has(id)) {
            connection.close(new CloseStatus(4409, "Subscriber already exists"));
        } else {
            OperationRequest request = OperationReading.of(message.path("payload"));
            try {
                CallerContext now = connection.session().current(who, request);
                caller = now;
                run(id, request, now);
            } catch (UnauthorizedCallException | UnknownApiException e) {
                connection.close(FORBIDDEN);
            } catch (RefusedOperationException e) {
                refuse(id, Frames.errors(e.reason().errorType(), String.valueOf(e.getMessage())));
            }
        }
    }

    private void run(String id, OperationRequest request, CallerContext who) {
        if (!connection.session().isSubscription(request)) {
            OperationResult result = connection.session().execute(request, who);
            connection.send(Frames.of("next", id, result.toJson()));
            connection.send(Frames.of("complete", id));
            return;
        }
        if (connection.session().count() >= limits.maxSubscriptions()) {
            refuse(
                    id,
                    Frames.errors(
                            "MaxSubscriptionsReachedError",
                            "Max number of %d subscriptions reached"
                                    .formatted(limits.maxSubscriptions())));
            return;
        }
        Outcome outcome = connection.session().subscribe(id, request, who, connection);
        if (outcome instanceof Outcome.Refused(List<OperationError> errors)) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            errors.forEach(error -> list.add(error.toJson()));
            refuse(id, list);
        }
    }

    private void refuse(String id, ArrayNode errors) {
        connection.send(Frames.of("error", id, errors));
    }
}
