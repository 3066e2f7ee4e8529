package dev.stepgraph.gateway.web.aws;

import static dev.stepgraph.gateway.web.aws.ManagementOperation.delete;
import static dev.stepgraph.gateway.web.aws.ManagementOperation.get;
import static dev.stepgraph.gateway.web.aws.ManagementOperation.post;

import dev.stepgraph.gateway.registry.KeyRing;
import dev.stepgraph.gateway.registry.KeyRing.KeyDescription;
import dev.stepgraph.gateway.web.aws.Shape.Structure;
import dev.stepgraph.gateway.web.aws.Shape.Whole;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.List;

/** The operations on the keys of an API. */
@Component
class ApiKeyOperations implements ManagementOperation.Group {

    private static final String KEYS = "/v1/apis/{apiId}/apikeys";
    private static final String KEY = KEYS + "/{id}";
    private static final String MEMBER = "apiKey";

    /** The year 9999, as seconds. */
    private static final long LATEST = 253_402_300_799L;

    private static final Structure MEMBERS =
            Shape.structure(
                    Shape.optional("description", Shapes.DESCRIPTION),
                    Shape.optional("expires", new Whole(0, LATEST)));

    private final KeyRing keys;
    private final Listing listing;

    ApiKeyOperations(KeyRing keys, Listing listing) {
        this.keys = keys;
        this.listing = listing;
    }

    @Override
    public List<ManagementOperation> operations() {
        return List.of(
                post("CreateApiKey", KEYS, MEMBERS, this::create),
                get("ListApiKeys", KEYS, this::list),
                post("UpdateApiKey", KEY, MEMBERS, this::update),
                delete("DeleteApiKey", KEY, this::remove));
    }

    private ManagementAnswer create(ManagementRequest request) {
        KeyDescription key =
                keys.create(request.path("apiId"), request.text("description"), expires(request));
        return ManagementAnswer.of(MEMBER, show(key));
    }

    private ManagementAnswer list(ManagementRequest request) {
        return listing.answer(
                request,
                "apiKeys",
                keys.list(request.path("apiId"), listing.requested(request)),
                ApiKeyOperations::show);
    }

    private ManagementAnswer update(ManagementRequest request) {
        KeyDescription key =
                keys.update(
                        request.path("apiId"),
                        request.path("id"),
                        request.text("description"),
                        expires(request));
        return ManagementAnswer.of(MEMBER, show(key));
    }

    private ManagementAnswer remove(ManagementRequest request) {
        keys.delete(request.path("apiId"), request.path("id"));
        return ManagementAnswer.empty();
    }

    private static @Nullable Instant expires(ManagementRequest request) {
        return request.body().has("expires")
                ? Instant.ofEpochSecond(request.body().path("expires").longValue())
                : null;
    }

    private static ObjectNode show(KeyDescription key) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        shown.put("id", key.id());
        if (key.description() != null) {
            shown.put("description", key.description());
        }
        shown.put("expires", key.expires().getEpochSecond());
        shown.put("deletes", key.deletes().getEpochSecond());
        return shown;
    }
}
