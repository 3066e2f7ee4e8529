package dev.stepgraph.gateway.workflow;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Fields that are, or lead to, state machines. */
final class StateMachineFields {

    /** What elements of a list have; {@code executions} is fetched by itself. */
    private static final Set<String> SUMMARY =
            Set.of(
                    "__typename",
                    "id",
                    "arn",
                    "name",
                    "type",
                    "status",
                    "creationDate",
                    "executions");

    private static final List<String> BEYOND_SUMMARY =
            List.of("updateDate", "revisionId", "definition", "roleArn", "logging", "tracing");

    private final StateMachineResources machines;

    StateMachineFields(StateMachineResources machines) {
        this.machines = machines;
    }

    void addTo(Map<FieldName, WorkflowField> fields) {
        fields.put(FieldName.query("stateMachine"), (WorkflowField.Gathered) this::called);
        fields.put(FieldName.query("stateMachines"), (WorkflowField.Single) this::page);
        fields.put(FieldName.query("validateDefinition"), (WorkflowField.Single) this::validate);
        fields.put(FieldName.mutation("createStateMachine"), (WorkflowField.Single) this::create);
        fields.put(FieldName.mutation("updateStateMachine"), (WorkflowField.Single) this::update);
        fields.put(FieldName.mutation("deleteStateMachine"), (WorkflowField.Single) this::delete);
        fields.put(
                new FieldName("Execution", "stateMachine"),
                (WorkflowField.Gathered) this::ofExecutions);
        for (String name : BEYOND_SUMMARY) {
            fields.put(new FieldName("StateMachine", name), new WholeMember(name, machines::find));
        }
    }

    private List<JsonNode> called(List<FieldRequest> requests) {
        return found(requests.stream().map(request -> request.text("id")).toList());
    }

    private List<JsonNode> ofExecutions(List<FieldRequest> requests) {
        return found(
                requests.stream()
                        .map(request -> request.source().path("stateMachineArn").asString(""))
                        .toList());
    }

    private List<JsonNode> found(List<String> ids) {
        Map<String, ObjectNode> found = machines.find(ids);
        List<JsonNode> values = new ArrayList<>(ids.size());
        for (String id : ids) {
            ObjectNode machine = found.get(id);
            values.add(machine == null ? NullNode.getInstance() : machine);
        }
        return values;
    }

    private JsonNode page(FieldRequest request) {
        String after = request.textOrNull("after");
        Connection page =
                machines.page(
                        request.integer("first"),
                        Cursor.key(after),
                        request.textOrNull("namePrefix"));
        Connection shown =
                request.selectsOfNodesMoreThan(SUMMARY)
                        ? page.replaced("arn", machines.find(page.keys("arn")))
                        : page;
        return shown.toJson(after, "name");
    }

    private JsonNode validate(FieldRequest request) {
        return machines.validate(request.arguments());
    }

    private JsonNode create(FieldRequest request) {
        ObjectNode body = body(request.object("input"));
        JsonNode tags = request.object("input").path("tags");
        if (tags.isArray()) {
            ObjectNode labels = body.putObject("tags");
            tags.forEach(tag -> labels.set(tag.path("key").asString(), tag.path("value")));
        }
        return machines.create(body);
    }

    private JsonNode update(FieldRequest request) {
        ObjectNode input = request.object("input");
        return machines.update(input.path("id").asString(), body(input));
    }

    private JsonNode delete(FieldRequest request) {
        String id = request.text("id");
        @Nullable ObjectNode machine = machines.find(List.of(id)).get(id);
        machines.delete(id);
        if (machine == null) {
            return NullNode.getInstance();
        }
        ObjectNode deleting = JsonNodeFactory.instance.objectNode();
        deleting.setAll(machine);
        deleting.set("status", StringNode.valueOf("DELETING"));
        return deleting;
    }

    /** What was given, but for what workflow-service has elsewhere or in another form. */
    private static ObjectNode body(ObjectNode input) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> member : input.properties()) {
            boolean elsewhere = Set.of("id", "tags").contains(member.getKey());
            if (!elsewhere && !member.getValue().isNull()) {
                body.set(member.getKey(), member.getValue());
            }
        }
        return body;
    }
}
