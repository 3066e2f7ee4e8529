package dev.stepgraph.gateway.workflow;

import dev.stepgraph.gateway.workflow.Views.Extent;
import dev.stepgraph.gateway.workflow.WorkflowClient.Method;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** workflow-service's state machines. A state machine is called by its name or its ARN. */
final class StateMachineResources {

    private static final String ROOT = "/v1/state-machines";
    private static final String ARN = "arn:";

    /** Servers take addresses of 8 KiB, with all headers. */
    private static final int MAX_NAMES_LENGTH = 6_000;

    private final WorkflowClient client;

    StateMachineResources(WorkflowClient client) {
        this.client = client;
    }

    /** Those of the state machines that exist, whole, by what they were called. */
    Map<String, ObjectNode> find(Collection<String> ids) {
        Set<String> names = new TreeSet<>();
        ids.forEach(id -> names.add(nameIn(id)));
        names.remove("");
        Map<String, ObjectNode> byName = new HashMap<>();
        for (List<String> some : divided(names)) {
            CallPath path = new CallPath(ROOT);
            for (String name : some) {
                path = path.with("name", name);
            }
            for (JsonNode answer : client.get(path).path("stateMachines")) {
                ObjectNode machine = Views.stateMachine(answer, Extent.WHOLE);
                byName.put(machine.path("name").asString(), machine);
            }
        }
        Map<String, ObjectNode> found = new HashMap<>();
        for (String id : ids) {
            ObjectNode machine = byName.get(nameIn(id));
            if (machine != null && isCalled(machine, id)) {
                found.put(id, machine);
            }
        }
        return found;
    }

    /**
     * The path of a state machine that there is, or may be.
     *
     * @throws WorkflowException StateMachineDoesNotExist when there is certainly none
     */
    CallPath path(String id) {
        String name = nameIn(id);
        boolean known = id.startsWith(ARN) ? find(List.of(id)).containsKey(id) : !name.isEmpty();
        // The dots would be taken for steps in the path.
        if (!known || name.equals(".") || name.equals("..")) {
            throw WorkflowException.refused(
                    "StateMachineDoesNotExist", "State Machine Does Not Exist: '" + id + "'");
        }
        return new CallPath(ROOT).segment(name);
    }

    /** A page of the list, in summary. */
    Connection page(int first, @Nullable String afterName, @Nullable String namePrefix) {
        JsonNode page =
                client.get(
                        new CallPath(ROOT)
                                .with("limit", first)
                                .with("after", afterName)
                                .with("namePrefix", namePrefix));
        List<ObjectNode> machines =
                page.path("stateMachines")
                        .valueStream()
                        .map(answer -> Views.stateMachine(answer, Extent.SUMMARY))
                        .toList();
        return new Connection(machines, page.has("nextPageToken"));
    }

    ObjectNode create(JsonNode body) {
        return whole(client.send(Method.POST, new CallPath(ROOT), body));
    }

    ObjectNode update(String id, JsonNode body) {
        return whole(client.send(Method.PATCH, path(id), body));
    }

    void delete(String id) {
        client.send(Method.DELETE, path(id), null);
    }

    /** What is wrong with a definition. */
    JsonNode validate(JsonNode body) {
        return client.send(Method.POST, new CallPath("/v1/definitions/validate"), body);
    }

    private static ObjectNode whole(JsonNode answer) {
        return Views.stateMachine(answer, Extent.WHOLE);
    }

    /** An ARN ends with the name. */
    private static String nameIn(String id) {
        return id.startsWith(ARN) ? id.substring(id.lastIndexOf(':') + 1) : id;
    }

    private static boolean isCalled(ObjectNode machine, String id) {
        return !id.startsWith(ARN) || machine.path("arn").asString("").equals(id);
    }

    private static List<List<String>> divided(Set<String> names) {
        List<List<String>> parts = new ArrayList<>();
        List<String> part = new ArrayList<>();
        int length = 0;
        for (String name : names) {
            length += "&name=".length() + name.length();
            if (length > MAX_NAMES_LENGTH && !part.isEmpty()) {
                parts.add(part);
                part = new ArrayList<>();
                length = name.length();
            }
            part.add(name);
        }
        if (!part.isEmpty()) {
            parts.add(part);
        }
        return parts;
    }
}
