package dev.stepgraph.workflow.asl.intrinsic;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * {@code States.MathRandom(1, 999)}: an integer from the first number to just before the second. A
 * seed as third argument makes it the same each time.
 */
final class StatesMathRandom implements IntrinsicFunction {

    /** The generator whose numbers AWS shows for a seed. */
    private static final RandomGeneratorFactory<RandomGenerator> SEEDED =
            RandomGeneratorFactory.of("Random");

    @Override
    public String name() {
        return "States.MathRandom";
    }

    @Override
    public JsonNode call(Arguments arguments) {
        arguments.expect(2, 3);
        int start = arguments.truncated(0);
        int end = arguments.truncated(1);
        if (start >= end) {
            throw arguments.invalid();
        }
        RandomGenerator generator =
                arguments.count() == 3
                        ? SEEDED.create((long) arguments.truncated(2))
                        : arguments.chance();
        return JsonNodeFactory.instance.numberNode(between(start, end, generator));
    }

    private static int between(int start, int end, RandomGenerator generator) {
        int range = end - start;
        return range > 0 ? start + generator.nextInt(range) : generator.nextInt(start, end);
    }
}
