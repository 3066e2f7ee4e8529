package dev.stepgraph.gateway.subscription;

import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.gateway.auth.AuthRequest;
import dev.stepgraph.gateway.auth.Authenticator;
import dev.stepgraph.gateway.auth.Caller;
import dev.stepgraph.gateway.auth.UnauthorizedCallException;
import dev.stepgraph.gateway.execution.CallerContext;
import dev.stepgraph.gateway.execution.OperationRequest;
import dev.stepgraph.gateway.registry.GraphqlApi;

import org.springframework.stereotype.Component;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Looks again at clients who were let in once and stay connected. */
@Component
public class CallerRenewal {

    private final Authenticator authenticator;
    private final InstantSource clock;

    CallerRenewal(Authenticator authenticator, InstantSource clock) {
        this.authenticator = authenticator;
        this.clock = clock;
    }

    /**
     * The client as it is now: the same, or as a function that decides about it says now. Blocks
     * while one is asked.
     *
     * @param request what the client asks for
     * @throws UnauthorizedCallException if it may go on no longer
     */
    public CallerContext current(GraphqlApi api, CallerContext known, OperationRequest request) {
        return switch (authenticator.standing(api, known.caller(), clock.instant())) {
            case GOOD -> known;
            case ENDED -> throw new UnauthorizedCallException();
            case TO_BE_ASKED -> recognised(api, known, request);
        };
    }

    private CallerContext recognised(
            GraphqlApi api, CallerContext known, OperationRequest request) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        known.headers().forEach((name, value) -> headers.put(name, List.of(value)));
        Caller caller =
                authenticator.authenticate(
                        api, new AuthRequest("POST", "", "", headers, body(request)));
        return new CallerContext(caller, known.headers(), known.domainName(), known.requestId());
    }

    private static byte[] body(OperationRequest request) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("query", request.query()).put("operationName", request.operationName());
        body.set("variables", request.variables());
        return JsonText.writeBytes(body);
    }
}
