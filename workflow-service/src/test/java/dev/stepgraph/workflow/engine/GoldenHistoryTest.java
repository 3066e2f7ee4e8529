package dev.stepgraph.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.workflow.asl.model.StateMachineDefinition;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Each folder under {@code golden/engine} is an execution: what runs ({@code definition.json}),
 * with what ({@code input.json}), how its tasks end ({@code tasks.json}: for each resource, one
 * answer for each attempt, the last one for all further ones), and the history it must have.
 *
 * <p>{@code -Dgolden.write=true} writes the histories that are missing; read them before you commit
 * them.
 */
class GoldenHistoryTest {

    private static final Path CASES = Path.of("src/test/resources/golden/engine");
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    static Stream<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void hasTheHistory(String name) throws IOException {
        Path folder = CASES.resolve(name);
        StateMachineDefinition definition =
                Definitions.parse(Files.readString(folder.resolve("definition.json")));
        Simulation simulation =
                new Simulation(definition, tasks(folder), new EngineLimits(200, 2_000, 20, 40));

        simulation.run(read(folder, "input.json"));

        String history = HistoryText.of(simulation.history());
        Path golden = folder.resolve("history.txt");
        if (Boolean.getBoolean("golden.write") && !Files.exists(golden)) {
            Files.writeString(golden, history);
        }
        assertThat(history).isEqualTo(Files.readString(golden));
    }

    private static Outside tasks(Path folder) throws IOException {
        JsonNode answers = read(folder, "tasks.json");
        Map<String, Integer> attempts = new HashMap<>();
        return task -> {
            int attempt = attempts.merge(task.resource().arn(), 1, Integer::sum) - 1;
            List<JsonNode> all = answers.path(task.resource().arn()).values().stream().toList();
            JsonNode answer = all.isEmpty() ? null : all.get(Math.min(attempt, all.size() - 1));
            return answer == null ? null : command(task.scheduledEventId(), answer);
        };
    }

    private static Command command(long task, JsonNode answer) {
        if (answer.has("result")) {
            return new Command.SucceedTask(task, answer.get("result"));
        }
        if (answer.has("submitted")) {
            return new Command.SubmitTask(task, answer.get("submitted"));
        }
        return new Command.FailTask(
                task,
                new ErrorOutput(
                        answer.path("error").asString(null), answer.path("cause").asString(null)));
    }

    private static JsonNode read(Path folder, String file) throws IOException {
        Path path = folder.resolve(file);
        return Files.exists(path)
                ? MAPPER.readTree(Files.readString(path))
                : MAPPER.createObjectNode();
    }
}
