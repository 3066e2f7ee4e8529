package dev.stepgraph.gateway.web.aws;

import static dev.stepgraph.gateway.web.aws.ManagementOperation.delete;
import static dev.stepgraph.gateway.web.aws.ManagementOperation.get;
import static dev.stepgraph.gateway.web.aws.ManagementOperation.post;

import dev.stepgraph.common.aws.AwsIdentity;
import dev.stepgraph.gateway.registry.AppSyncException;
import dev.stepgraph.gateway.registry.GraphqlApis;

import org.springframework.stereotype.Component;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/** The operations on the tags of APIs. */
@Component
class TagOperations implements ManagementOperation.Group {

    private static final String TAGS = "/v1/tags/{resourceArn}";

    private final GraphqlApis apis;
    private final AwsIdentity identity;

    TagOperations(GraphqlApis apis, AwsIdentity identity) {
        this.apis = apis;
        this.identity = identity;
    }

    @Override
    public List<ManagementOperation> operations() {
        return List.of(
                post(
                        "TagResource",
                        TAGS,
                        Shape.structure(Shape.required("tags", Shapes.TAGS)),
                        this::tag),
                delete("UntagResource", TAGS, this::untag),
                get("ListTagsForResource", TAGS, this::list));
    }

    private ManagementAnswer tag(ManagementRequest request) {
        ObjectNode added = (ObjectNode) request.body().path("tags");
        if (added.propertyStream().anyMatch(tag -> tag.getKey().startsWith("aws:"))) {
            throw AppSyncException.badRequest("A tag's key does not begin with aws:");
        }
        apis.retag(
                apiId(request),
                tags -> {
                    ObjectNode after = tags.deepCopy();
                    after.setAll(added);
                    return after;
                });
        return ManagementAnswer.empty();
    }

    private ManagementAnswer untag(ManagementRequest request) {
        List<String> keys = request.query().getOrDefault("tagKeys", List.of());
        if (keys.isEmpty()) {
            throw AppSyncException.badRequest("tagKeys must name the tags to take away.");
        }
        apis.retag(apiId(request), tags -> tags.deepCopy().without(keys));
        return ManagementAnswer.empty();
    }

    private ManagementAnswer list(ManagementRequest request) {
        return ManagementAnswer.of("tags", apis.tags(apiId(request)));
    }

    private String apiId(ManagementRequest request) {
        String arn = request.path("resourceArn");
        String prefix = identity.arn("appsync", "apis/");
        if (!arn.startsWith(prefix) || arn.indexOf('/', prefix.length()) >= 0) {
            throw AppSyncException.badRequest("Not the ARN of a GraphQL API: " + shorten(arn));
        }
        return arn.substring(prefix.length());
    }

    private static String shorten(String text) {
        return text.length() > 100 ? text.substring(0, 100) : text;
    }
}
