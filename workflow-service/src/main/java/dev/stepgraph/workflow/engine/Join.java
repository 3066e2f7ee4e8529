package dev.stepgraph.workflow.engine;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/** How far the branches of a Parallel state, or the iterations of a Map state, have come. */
public final class Join {

    private final @Nullable JsonNode[] results;
    private final SequencedMap<Integer, Frame> running = new TreeMap<>();
    private int started;
    private int succeeded;
    private int failed;
    private @Nullable ErrorOutput lastFailure;
    private @Nullable MapPlan plan;

    /** A join of that many branches, none of which has begun. */
    Join(int length) {
        this.results = new JsonNode[length];
    }

    /** How many branches there are in all. */
    public int length() {
        return results.length;
    }

    /** The index of the next branch to begin. */
    public int nextIndex() {
        return started;
    }

    /** How many branches have begun and not ended. */
    public int active() {
        return running.size();
    }

    /** How many branches failed. */
    public int failed() {
        return failed;
    }

    /** How the last failed branch failed. */
    public @Nullable ErrorOutput lastFailure() {
        return lastFailure;
    }

    /** Whether each branch has ended. */
    public boolean complete() {
        return succeeded + failed == results.length;
    }

    /** The branches that have begun and not ended, by their index. */
    public List<Frame> running() {
        return new ArrayList<>(running.values());
    }

    /** The outputs in the branches' order; a tolerated failure leaves none. */
    public ArrayNode results() {
        ArrayNode array = JsonNodeFactory.instance.arrayNode(results.length);
        Arrays.stream(results).filter(result -> result != null).forEach(array::add);
        return array;
    }

    /** What a Map state goes through; computed when first needed, and again after a rebuild. */
    public @Nullable MapPlan plan() {
        return plan;
    }

    /** Keeps what a Map state goes through. */
    public void plan(MapPlan computed) {
        this.plan = computed;
    }

    void begin(Frame child) {
        running.put(child.index(), child);
        started++;
    }

    void succeed(Frame child) {
        results[child.index()] = child.data();
        running.remove(child.index());
        succeeded++;
    }

    void fail(Frame child, ErrorOutput failure) {
        running.remove(child.index());
        failed++;
        lastFailure = failure;
    }

    void abort(Frame child) {
        running.remove(child.index());
    }
}
