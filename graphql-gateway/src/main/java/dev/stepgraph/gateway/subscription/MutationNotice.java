package dev.stepgraph.gateway.subscription;

import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.gateway.execution.AcceptedMutation;
import dev.stepgraph.gateway.execution.SubscriptionInvalidation;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What replicas tell each other. */
sealed interface MutationNotice {

    /** A mutation was carried out. */
    record Accepted(String apiId, String mutation, JsonNode payload) implements MutationNotice {

        static Accepted of(AcceptedMutation mutation) {
            return new Accepted(mutation.apiId(), mutation.fieldName(), mutation.payload());
        }

        @Override
        public String text() {
            return JsonText.write(object("a", apiId, mutation, payload));
        }
    }

    /** Subscriptions are to end. */
    record Invalidated(String apiId, String field, JsonNode payload) implements MutationNotice {

        static Invalidated of(SubscriptionInvalidation invalidation) {
            return new Invalidated(
                    invalidation.apiId(), invalidation.subscriptionField(), invalidation.payload());
        }

        @Override
        public String text() {
            return JsonText.write(object("i", apiId, field, payload));
        }
    }

    /** Whose API it is about. */
    String apiId();

    /** What is sent of it. */
    String text();

    /** Reads what was sent. */
    static MutationNotice read(String text) {
        JsonNode json = JsonText.parse(text);
        String apiId = json.path("api").stringValue();
        String field = json.path("field").stringValue();
        JsonNode payload = json.path("payload");
        return json.path("kind").stringValue().equals("i")
                ? new Invalidated(apiId, field, payload)
                : new Accepted(apiId, field, payload);
    }

    private static ObjectNode object(String kind, String apiId, String field, JsonNode payload) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("kind", kind).put("api", apiId).put("field", field);
        object.set("payload", payload);
        return object;
    }
}
