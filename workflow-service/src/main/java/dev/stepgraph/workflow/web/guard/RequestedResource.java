package dev.stepgraph.workflow.web.guard;

import dev.stepgraph.common.aws.AwsIdentity;
import dev.stepgraph.common.json.InvalidJsonException;
import dev.stepgraph.common.json.JsonText;

import org.springframework.stereotype.Component;

import tools.jackson.databind.JsonNode;

import java.util.Map;

/**
 * Which resource an operation of the AWS endpoint is on, as policies name it: the state machine or
 * execution that the request names, and {@code *} for operations that are on none.
 */
@Component
class RequestedResource {

    private static final String ANY = "*";
    private static final String STATE_MACHINE = "stateMachineArn";
    private static final String EXECUTION = "executionArn";
    private static final String RESOURCE = "resourceArn";

    private static final Map<String, String> MEMBERS =
            Map.ofEntries(
                    Map.entry("DescribeStateMachine", STATE_MACHINE),
                    Map.entry("UpdateStateMachine", STATE_MACHINE),
                    Map.entry("DeleteStateMachine", STATE_MACHINE),
                    Map.entry("StartExecution", STATE_MACHINE),
                    Map.entry("StartSyncExecution", STATE_MACHINE),
                    Map.entry("ListExecutions", STATE_MACHINE),
                    Map.entry("DescribeExecution", EXECUTION),
                    Map.entry("DescribeStateMachineForExecution", EXECUTION),
                    Map.entry("GetExecutionHistory", EXECUTION),
                    Map.entry("StopExecution", EXECUTION),
                    Map.entry("TagResource", RESOURCE),
                    Map.entry("UntagResource", RESOURCE),
                    Map.entry("ListTagsForResource", RESOURCE));

    private final AwsIdentity identity;

    RequestedResource(AwsIdentity identity) {
        this.identity = identity;
    }

    /** The resource's ARN. A request that does not name its resource is refused later. */
    String of(String operation, byte[] body) {
        if (operation.equals("CreateStateMachine")) {
            String name = member(body, "name");
            return name.equals(ANY) ? ANY : identity.arn("states", "stateMachine:" + name);
        }
        String member = MEMBERS.get(operation);
        return member == null ? ANY : member(body, member);
    }

    private static String member(byte[] body, String name) {
        try {
            JsonNode value = JsonText.parse(body).path(name);
            return value.isString() ? value.stringValue() : ANY;
        } catch (InvalidJsonException e) {
            return ANY;
        }
    }
}
