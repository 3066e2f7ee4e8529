package dev.stepgraph.workflow.asl.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepgraph.workflow.asl.model.Comparator;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables in {@code golden/definition}: what is refused of which fields, in which words. */
class GoldenProblemsTest {

    private static final String LAMBDA = "arn:aws:lambda:us-east-1:000000000000:function:f";

    private static final String GRAPH = "'StartAt': 'A', 'States': {'A': {'Type': 'Succeed'}}";

    private static final Pattern CODE = Pattern.compile("[A-Z_]{7,}: .*");

    @ParameterizedTest
    @MethodSource
    void states(Case example) {
        String machine = "{'StartAt': 'S', 'States': {'S': %s}}".formatted(example.json());

        assertThat(Checked.problems(machine)).isEqualTo(example.problems("/States/S"));
    }

    @ParameterizedTest
    @MethodSource
    void conditions(Case example) {
        String rule = example.json().equals("{}") ? "" : ", " + inner(example.json());
        String machine =
                "{'StartAt': 'S', 'States': {'S': {'Type': 'Choice', 'Choices': [{'Next': 'E'%s}]},"
                                .formatted(rule)
                        + " 'E': {'Type': 'Succeed'}}}";

        assertThat(Checked.problems(machine)).isEqualTo(example.problems("/States/S/Choices[0]"));
    }

    @ParameterizedTest
    @MethodSource
    void machines(Case example) {
        assertThat(Checked.problems(example.json())).isEqualTo(example.problems(""));
    }

    static Stream<Case> states() {
        return cases("states");
    }

    static Stream<Case> conditions() {
        return cases("conditions");
    }

    static Stream<Case> machines() {
        return cases("machines");
    }

    private static String inner(String object) {
        return object.substring(1, object.length() - 1);
    }

    private static Stream<Case> cases(String table) {
        List<Case> cases = new ArrayList<>();
        for (String line :
                Resources.text("/golden/definition/" + table + ".txt").lines().toList()) {
            if (line.startsWith("{")) {
                String json = line.replace("{lambda}", LAMBDA).replace("{graph}", GRAPH);
                cases.add(new Case(json, new ArrayList<>()));
            } else if (line.startsWith("    ")) {
                cases.getLast().lines().add(line.strip());
            }
        }
        assertThat(cases).isNotEmpty();
        return cases.stream();
    }

    /** A line of a table and those that belong to it. */
    record Case(String json, List<String> lines) {

        List<String> problems(String location) {
            return lines.stream()
                    .map(line ->
                            CODE.matcher(line).matches()
                                    ? line
                                    : "SCHEMA_VALIDATION_FAILED: " + line)
                    .map(line -> line.replace("at ~", "at " + location))
                    .map(line -> line.replace("{comparators}", comparators()))
                    .toList();
        }

        private static String comparators() {
            return Stream.of(Comparator.values())
                    .flatMap(comparator ->
                            comparator.hasPathForm()
                                    ? Stream.of(comparator.field(), comparator.field() + "Path")
                                    : Stream.of(comparator.field()))
                    .collect(Collectors.joining(", ", "[", "]"));
        }
    }
}
