package dev.stepgraph.gateway.web.aws;

import static dev.stepgraph.gateway.web.aws.ManagementOperation.delete;
import static dev.stepgraph.gateway.web.aws.ManagementOperation.get;
import static dev.stepgraph.gateway.web.aws.ManagementOperation.post;
import static dev.stepgraph.gateway.web.aws.Shape.choice;
import static dev.stepgraph.gateway.web.aws.Shape.optional;
import static dev.stepgraph.gateway.web.aws.Shape.required;
import static dev.stepgraph.gateway.web.aws.Shape.structure;

import dev.stepgraph.gateway.registry.ApiCache.Behavior;
import dev.stepgraph.gateway.registry.ApiCaches;
import dev.stepgraph.gateway.web.aws.Shape.Choice;
import dev.stepgraph.gateway.web.aws.Shape.Structure;
import dev.stepgraph.gateway.web.aws.Shape.Whole;

import org.springframework.stereotype.Component;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/** The operations on the cache of an API. */
@Component
class ApiCacheOperations implements ManagementOperation.Group {

    private static final String CACHES = "/v1/apis/{apiId}/ApiCaches";
    private static final String MEMBER = "apiCache";

    /** Sizes of machines, which are kept and mean nothing here. */
    private static final Choice TYPE =
            choice(
                    "T2_SMALL",
                    "T2_MEDIUM",
                    "R4_LARGE",
                    "R4_XLARGE",
                    "R4_2XLARGE",
                    "R4_4XLARGE",
                    "R4_8XLARGE",
                    "SMALL",
                    "MEDIUM",
                    "LARGE",
                    "XLARGE",
                    "LARGE_2X",
                    "LARGE_4X",
                    "LARGE_8X",
                    "LARGE_12X");

    private static final Structure UPDATE =
            structure(
                    required("ttl", new Whole(1, 3_600)),
                    required("apiCachingBehavior", choice(Behavior.class)),
                    required("type", TYPE),
                    optional("healthMetricsConfig", Shapes.ENABLED));

    private static final Structure CREATE =
            UPDATE.and(
                    structure(
                            optional("transitEncryptionEnabled", Shapes.FLAG),
                            optional("atRestEncryptionEnabled", Shapes.FLAG)));

    private final ApiCaches caches;

    ApiCacheOperations(ApiCaches caches) {
        this.caches = caches;
    }

    @Override
    public List<ManagementOperation> operations() {
        return List.of(
                post("CreateApiCache", CACHES, CREATE, this::create),
                get("GetApiCache", CACHES, this::show),
                post("UpdateApiCache", CACHES + "/update", UPDATE, this::update),
                delete("DeleteApiCache", CACHES, this::remove),
                delete("FlushApiCache", "/v1/apis/{apiId}/FlushCache", this::flush));
    }

    private ManagementAnswer create(ManagementRequest request) {
        caches.create(request.path("apiId"), request.body());
        return ManagementAnswer.of(MEMBER, show(request.body()));
    }

    private ManagementAnswer show(ManagementRequest request) {
        return ManagementAnswer.of(MEMBER, show(caches.get(request.path("apiId"))));
    }

    private ManagementAnswer update(ManagementRequest request) {
        ObjectNode cache = caches.update(request.path("apiId"), request.body());
        return ManagementAnswer.of(MEMBER, show(cache));
    }

    private ManagementAnswer remove(ManagementRequest request) {
        caches.delete(request.path("apiId"));
        return ManagementAnswer.empty();
    }

    private ManagementAnswer flush(ManagementRequest request) {
        caches.flush(request.path("apiId"));
        return ManagementAnswer.empty();
    }

    private static ObjectNode show(ObjectNode members) {
        ObjectNode shown = members.deepCopy();
        for (String flag : List.of("transitEncryptionEnabled", "atRestEncryptionEnabled")) {
            if (!shown.has(flag)) {
                shown.put(flag, false);
            }
        }
        return shown.put("status", "AVAILABLE");
    }
}
