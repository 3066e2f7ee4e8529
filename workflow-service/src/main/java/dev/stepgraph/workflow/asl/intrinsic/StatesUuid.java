package dev.stepgraph.workflow.asl.intrinsic;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.util.UUID;
import java.util.random.RandomGenerator;

/** {@code States.UUID()}: a random UUID of version 4. As on AWS, arguments are ignored. */
final class StatesUuid implements IntrinsicFunction {

    @Override
    public String name() {
        return "States.UUID";
    }

    @Override
    public JsonNode call(Arguments arguments) {
        RandomGenerator chance = arguments.chance();
        long high = (chance.nextLong() & ~0xF000L) | 0x4000L;
        long low = (chance.nextLong() >>> 2) | Long.MIN_VALUE;
        return JsonNodeFactory.instance.stringNode(new UUID(high, low).toString());
    }
}
