package dev.stepgraph.workflow.asl.path;

import tools.jackson.databind.JsonNode;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/** What the steps of one path share while it is evaluated: where it has come to, and its budget. */
final class Walk {

    private final JsonNode root;
    private final WorkBudget budget;
    private List<JsonNode> reached = new ArrayList<>();

    Walk(JsonNode root, WorkBudget budget) {
        this.root = root;
        this.budget = budget;
    }

    /** What {@code $} stands for. */
    JsonNode root() {
        return root;
    }

    WorkBudget budget() {
        return budget;
    }

    /** Adds a value that was reached; always true. */
    boolean add(JsonNode value) {
        budget.spend(1);
        reached.add(value);
        return true;
    }

    /** What was reached since this was asked last. */
    List<JsonNode> takeReached() {
        List<JsonNode> values = reached;
        reached = new ArrayList<>();
        return values;
    }

    /** Visits the value and what is within it, if it is an array or an object, parents first. */
    void eachContainer(JsonNode value, Consumer<JsonNode> visitor) {
        if (!value.isContainer()) {
            return;
        }
        visitor.accept(value);
        Deque<Iterator<JsonNode>> open = new ArrayDeque<>();
        open.push(value.iterator());
        while (!open.isEmpty()) {
            Iterator<JsonNode> siblings = open.element();
            if (!siblings.hasNext()) {
                open.pop();
                continue;
            }
            budget.spend(1);
            JsonNode next = siblings.next();
            if (next.isContainer()) {
                visitor.accept(next);
                open.push(next.iterator());
            }
        }
    }
}
