package dev.stepgraph.common.aws.protocol;

import tools.jackson.databind.JsonNode;

/** One operation of a service. */
public interface AwsOperation {

    /** Its name, as the target header gives it after the dot. */
    String name();

    /**
     * Carries the operation out.
     *
     * @return the members of the answer
     * @throws dev.stepgraph.common.aws.AwsException if the request is refused
     */
    JsonNode answer(AwsInput input);
}
