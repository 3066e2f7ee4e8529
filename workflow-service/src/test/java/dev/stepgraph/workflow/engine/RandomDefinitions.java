package dev.stepgraph.workflow.engine;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Random state machines that always end. Every state keeps its input an object with an array under
 * {@code items}, and Retry and Catch answer to every failure alike, so that the end does not depend
 * on which of two branches is taken up first.
 */
final class RandomDefinitions {

    static final String FUNCTION = "arn:aws:lambda:eu-west-1:111122223333:function:any";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final RandomGenerator chance;
    private int states;

    RandomDefinitions(RandomGenerator chance) {
        this.chance = chance;
    }

    ObjectNode next() {
        return graph(0);
    }

    private ObjectNode graph(int depth) {
        int length = 1 + chance.nextInt(depth == 0 ? 6 : 3);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            names.add("S" + states++);
        }
        ObjectNode graph = MAPPER.createObjectNode();
        graph.put("StartAt", names.getFirst());
        ObjectNode all = graph.putObject("States");
        for (int i = 0; i < length; i++) {
            List<String> later = names.subList(i + 1, length);
            all.set(names.get(i), state(names.get(i), later, depth));
        }
        return graph;
    }

    private ObjectNode state(String name, List<String> later, int depth) {
        ObjectNode state = MAPPER.createObjectNode();
        int kind = chance.nextInt(depth < 3 ? 12 : 8);
        if (kind == 0 && later.size() > 1) {
            return choice(state, later);
        }
        if (kind == 1 && depth > 0 && later.isEmpty()) {
            return state.put("Type", "Fail").put("Error", "Boom").put("Cause", "boom");
        }
        switch (kind) {
            case 8, 9 -> parallel(state, depth);
            case 10, 11 -> map(state, depth);
            case 2 -> state.put("Type", "Wait").put("Seconds", chance.nextInt(4));
            case 3, 4 -> state.put("Type", "Pass").put("Result", name);
            default -> task(state, name);
        }
        if (kind != 2) {
            state.put("ResultPath", "$." + name);
        }
        if (kind > 4) {
            handleErrors(state, later);
        }
        return lead(state, later);
    }

    private ObjectNode lead(ObjectNode state, List<String> later) {
        return later.isEmpty() ? state.put("End", true) : state.put("Next", later.getFirst());
    }

    private ObjectNode choice(ObjectNode state, List<String> later) {
        state.put("Type", "Choice");
        ObjectNode rule = state.putArray("Choices").addObject();
        rule.put("Variable", "$.items[0]");
        rule.put("NumericGreaterThan", chance.nextInt(4));
        rule.put("Next", later.get(chance.nextInt(later.size())));
        return state.put("Default", later.getFirst());
    }

    private void task(ObjectNode state, String name) {
        state.put("Type", "Task").put("Resource", FUNCTION);
        ObjectNode parameters = state.putObject("Parameters");
        parameters.put("state", name);
        parameters.put("items.$", "$.items");
        parameters.put("retry.$", "$$.State.RetryCount");
    }

    private void parallel(ObjectNode state, int depth) {
        state.put("Type", "Parallel");
        ArrayNode branches = state.putArray("Branches");
        int width = 1 + chance.nextInt(3);
        for (int i = 0; i < width; i++) {
            branches.add(graph(depth + 1));
        }
    }

    private void map(ObjectNode state, int depth) {
        state.put("Type", "Map").put("ItemsPath", "$.items");
        state.put("MaxConcurrency", chance.nextInt(3));
        if (chance.nextBoolean()) {
            state.put("ToleratedFailureCount", chance.nextInt(3));
        }
        ObjectNode selector = state.putObject("ItemSelector");
        selector.putArray("items").add(chance.nextInt(4)).add(1);
        selector.put("v.$", "$$.Map.Item.Value");
        state.set("ItemProcessor", graph(depth + 1));
    }

    private void handleErrors(ObjectNode state, List<String> later) {
        if (chance.nextBoolean()) {
            ObjectNode retrier = state.putArray("Retry").addObject();
            retrier.putArray("ErrorEquals").add("States.ALL");
            retrier.put("MaxAttempts", chance.nextInt(3));
            retrier.put("IntervalSeconds", 1 + chance.nextInt(3));
        }
        if (chance.nextBoolean() && !later.isEmpty()) {
            ObjectNode catcher = state.putArray("Catch").addObject();
            catcher.putArray("ErrorEquals").add("States.ALL");
            catcher.put("ResultPath", "$.error").put("Next", later.getLast());
        }
    }
}
