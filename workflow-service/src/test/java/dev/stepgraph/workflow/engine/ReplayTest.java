package dev.stepgraph.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.workflow.asl.model.StateMachineDefinition;
import dev.stepgraph.workflow.engine.history.HistoryEvent;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/**
 * A history cut at any place and gone on with comes to the same end. {@code -Dreplay.seeds=10000}
 * tries more machines, {@code -Dreplay.first=42} begins with another.
 */
class ReplayTest {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final EngineLimits SMALL_BURSTS = new EngineLimits(25_000, 262_144, 7, 3);

    static LongStream seeds() {
        return LongStream.range(0, Long.getLong("replay.seeds", 200))
                .map(seed -> seed + Long.getLong("replay.first", 1));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void comesToTheSameEnd(long seed) {
        ObjectNode json = new RandomDefinitions(new SplittableRandom(seed)).next();
        StateMachineDefinition definition = Definitions.parse(json.toString());
        Simulation whole = simulation(definition, seed);
        Execution expected = whole.run(MAPPER.readTree("{\"items\":[3,1,2]}"));
        List<HistoryEvent> history = whole.history();
        assertThat(expected.status().terminal()).isTrue();

        int stride = Math.max(1, history.size() / 60);
        for (int cut = 1; cut < history.size(); cut += stride) {
            Simulation second = simulation(definition, seed);
            Execution end = second.recover(history.subList(0, cut));
            assertThat(outcome(end))
                    .as("seed %d cut after %s of\n%s", seed, history.get(cut - 1), json)
                    .isEqualTo(outcome(expected));
            assertGapless(second.history());
        }
    }

    private static Simulation simulation(StateMachineDefinition definition, long seed) {
        return new Simulation(definition, task -> answer(task, seed), SMALL_BURSTS);
    }

    /** An outcome that depends on what the task is given, and on nothing else. */
    private static Command answer(Effect.InvokeTask task, long seed) {
        long drawn = new SplittableRandom(task.parameters().hashCode() + 31 * seed).nextInt(10);
        JsonNode result = MAPPER.getNodeFactory().numberNode(drawn);
        return drawn < 7
                ? new Command.SucceedTask(task.scheduledEventId(), result)
                : new Command.FailTask(task.scheduledEventId(), new ErrorOutput("Boom", "boom"));
    }

    /**
     * Status and output; whether a branch failed, or one item too many, is a matter of who is
     * first.
     */
    private static String outcome(Execution execution) {
        return (execution.status() + " " + execution.output())
                .replace("States.ExceedToleratedFailureThreshold", "Boom")
                .replace("The specified tolerated failure threshold was exceeded", "boom");
    }

    private static void assertGapless(List<HistoryEvent> history) {
        long expected = 0;
        for (HistoryEvent event : history) {
            expected += event.shown() ? 1 : 0;
            assertThat(event.id()).isEqualTo(expected);
            assertThat(event.previousId()).isLessThanOrEqualTo(event.id());
        }
    }
}
