package dev.stepgraph.workflow.statemachine;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;

import dev.stepgraph.workflow.statemachine.store.StateMachineStore;
import dev.stepgraph.workflow.statemachine.store.StateMachineStore.CurrentRevision;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.UUID;
import java.util.concurrent.Executors;

/**
 * Parsed revisions, in memory. Starting an execution asks no database here.
 *
 * <p>Revisions never change, so they are kept by their key for as long as there is room. Which
 * revision a state machine has now does change, perhaps on another replica; that notion is looked
 * up again when it is half as old as it may be, without making a start wait, and never used beyond
 * that age. A bounded age was chosen over notifications because it needs no connection of its own
 * and cannot miss anything; AWS promises no more, as its updates take "a few seconds" to be seen by
 * all starts.
 */
@Component
public class CurrentRevisions implements StateMachineRevisions {

    private static final int STATE_MACHINES = 10_000;

    private final StateMachineStore store;
    private final Definitions definitions;
    private final LoadingCache<UUID, Parsed> parsed;
    private final LoadingCache<String, @Nullable CurrentRevision> current;

    CurrentRevisions(
            StateMachineStore store, Definitions definitions, StateMachineProperties properties) {
        this.store = store;
        this.definitions = definitions;
        this.parsed =
                Caffeine.newBuilder()
                        .maximumWeight(properties.cachedCharacters())
                        .weigher(CurrentRevisions::weight)
                        .build(this::load);
        this.current =
                Caffeine.newBuilder()
                        .maximumSize(STATE_MACHINES)
                        .expireAfterWrite(properties.freshness())
                        .refreshAfterWrite(properties.freshness().dividedBy(2))
                        .executor(Executors.newVirtualThreadPerTaskExecutor())
                        .build(this::lookUp);
    }

    @Override
    public StateMachineRevision revision(UUID id) {
        return parsed.get(id).revision();
    }

    /**
     * What an execution of that state machine runs if it is started now.
     *
     * @throws dev.stepgraph.common.aws.AwsException StateMachineDoesNotExist or
     *     StateMachineDeleting
     */
    public StateMachineRevision current(String arn) {
        CurrentRevision now = current.get(arn);
        if (now == null) {
            throw StateMachineRefusals.doesNotExist(arn);
        }
        if (now.status() == StateMachineStatus.DELETING) {
            throw StateMachineRefusals.deleting(arn);
        }
        return revision(now.revisionId());
    }

    /** The state machine was changed here: the next start looks it up. */
    void forget(String arn) {
        current.invalidate(arn);
    }

    /** Every revision costs something, even if its definition is short. */
    private static int weight(UUID id, Parsed parsed) {
        return 1_000 + parsed.characters();
    }

    private @Nullable CurrentRevision lookUp(String arn) {
        StateMachineArn.check(arn);
        return store.findCurrent(arn).orElse(null);
    }

    private Parsed load(UUID id) {
        StateMachine machine =
                store.ofRevision(id)
                        .orElseThrow(
                                () -> new IllegalArgumentException("there is no revision " + id));
        StateMachineSummary summary = machine.summary();
        StateMachineSettings settings = machine.revision().settings();
        StateMachineRevision revision =
                new StateMachineRevision(
                        id,
                        machine.id(),
                        summary.arn(),
                        summary.name(),
                        summary.type(),
                        settings.roleArn(),
                        definitions.parse(settings.definition(), summary.type()));
        return new Parsed(revision, settings.definition().length());
    }

    private record Parsed(StateMachineRevision revision, int characters) {}
}
