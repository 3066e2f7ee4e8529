package dev.stepgraph.gateway.web.aws;

import static dev.stepgraph.gateway.web.aws.ManagementOperation.delete;
import static dev.stepgraph.gateway.web.aws.ManagementOperation.get;
import static dev.stepgraph.gateway.web.aws.ManagementOperation.post;
import static dev.stepgraph.gateway.web.aws.ManagementOperation.put;
import static dev.stepgraph.gateway.web.aws.Shape.choice;
import static dev.stepgraph.gateway.web.aws.Shape.optional;
import static dev.stepgraph.gateway.web.aws.Shape.required;
import static dev.stepgraph.gateway.web.aws.Shape.structure;

import dev.stepgraph.common.aws.AccessPolicy.Effect;
import dev.stepgraph.common.aws.accesskey.IssuedKey;
import dev.stepgraph.common.aws.accesskey.IssuedKey.Status;
import dev.stepgraph.common.aws.accesskey.IssuedKeys;
import dev.stepgraph.common.aws.accesskey.IssuedKeys.NewKey;
import dev.stepgraph.common.aws.accesskey.PolicyJson;
import dev.stepgraph.gateway.registry.Page;
import dev.stepgraph.gateway.registry.PageRequest;
import dev.stepgraph.gateway.web.aws.Shape.ListOf;
import dev.stepgraph.gateway.web.aws.Shape.Structure;

import org.springframework.stereotype.Component;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.stream.Stream;

/**
 * The operations on access keys. AppSync has none such; they are our own, and policies name them as
 * IAM's: what is good for all of AppSync is not good for making keys.
 */
@Component
class AccessKeyOperations implements ManagementOperation.Group {

    private static final String SERVICE = "iam";
    private static final String KEYS = "/v1/access-keys";
    private static final String KEY = KEYS + "/{id}";
    private static final String MEMBER = "accessKey";

    private static final ListOf TEXTS = new ListOf(Shape.text(1, 2_048), 100);

    private static final Structure CREATE =
            structure(
                    required("user", Shape.text(1, 64)),
                    required(
                            "statements",
                            new ListOf(
                                    structure(
                                            optional("effect", choice(Effect.class)),
                                            required("actions", TEXTS),
                                            optional("resources", TEXTS)),
                                    50)));

    private static final Structure UPDATE = structure(required("status", choice(Status.class)));

    private final IssuedKeys keys;
    private final Listing listing;

    AccessKeyOperations(IssuedKeys keys, Listing listing) {
        this.keys = keys;
        this.listing = listing;
    }

    @Override
    public List<ManagementOperation> operations() {
        return Stream.of(
                        post("CreateAccessKey", KEYS, CREATE, this::create),
                        get("ListAccessKeys", KEYS, this::list),
                        get("GetAccessKey", KEY, this::show),
                        put("UpdateAccessKey", KEY, UPDATE, this::update),
                        delete("DeleteAccessKey", KEY, this::remove))
                .map(operation -> operation.of(SERVICE))
                .toList();
    }

    private ManagementAnswer create(ManagementRequest request) {
        NewKey created =
                keys.create(
                        request.body().path("user").stringValue(),
                        PolicyJson.read(request.body().path("statements")));
        return ManagementAnswer.of(MEMBER, show(created.key()).put("secret", created.secret()));
    }

    private ManagementAnswer list(ManagementRequest request) {
        PageRequest page = listing.requested(request);
        List<IssuedKey> found = keys.list(page.after(), page.limit() + 1);
        return listing.answer(
                request,
                "accessKeys",
                Page.of(found, page.limit(), IssuedKey::id),
                AccessKeyOperations::show);
    }

    private ManagementAnswer show(ManagementRequest request) {
        return ManagementAnswer.of(MEMBER, show(keys.get(request.path("id"))));
    }

    private ManagementAnswer update(ManagementRequest request) {
        Status status = Status.valueOf(request.body().path("status").stringValue());
        return ManagementAnswer.of(MEMBER, show(keys.setStatus(request.path("id"), status)));
    }

    private ManagementAnswer remove(ManagementRequest request) {
        keys.delete(request.path("id"));
        return ManagementAnswer.empty();
    }

    private static ObjectNode show(IssuedKey key) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        shown.put("id", key.id());
        shown.put("user", key.user());
        shown.put("status", key.status().name());
        shown.put("created", key.created().toString());
        shown.set("statements", PolicyJson.write(key.policy()));
        return shown;
    }
}
