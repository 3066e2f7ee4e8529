package dev.stepgraph.workflow.statemachine;

import dev.stepgraph.common.aws.Tag;
import dev.stepgraph.workflow.statemachine.store.StateMachineStore;

import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tags of state machines. */
@Component
public class StateMachineTags {

    private final StateMachineStore store;
    private final StateMachineProperties properties;

    StateMachineTags(StateMachineStore store, StateMachineProperties properties) {
        this.store = store;
        this.properties = properties;
    }

    /** The tags of a state machine, by key. */
    public List<Tag> of(String arn) {
        if (store.findCurrent(arn).isEmpty()) {
            throw StateMachineRefusals.resourceNotFound(arn);
        }
        return store.tags(arn);
    }

    /** Adds tags; one whose key is there already takes its place. */
    public void add(String arn, List<Tag> tags) {
        change(arn, before -> merge(arn, before, tags));
    }

    /** Takes the tags of those keys away, as far as there are any. */
    public void remove(String arn, Collection<String> keys) {
        change(arn, before -> before.stream().filter(tag -> !keys.contains(tag.key())).toList());
    }

    private void change(String arn, java.util.function.UnaryOperator<List<Tag>> change) {
        if (!store.retag(arn, change)) {
            throw StateMachineRefusals.resourceNotFound(arn);
        }
    }

    private List<Tag> merge(String arn, List<Tag> before, List<Tag> added) {
        Map<String, Tag> merged = new LinkedHashMap<>();
        before.forEach(tag -> merged.put(tag.key(), tag));
        added.forEach(tag -> merged.put(tag.key(), tag));
        if (merged.size() > properties.maxTags()) {
            throw StateMachineRefusals.tooManyTags(arn, properties.maxTags());
        }
        return new ArrayList<>(merged.values());
    }
}
