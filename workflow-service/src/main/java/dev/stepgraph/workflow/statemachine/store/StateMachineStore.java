package dev.stepgraph.workflow.statemachine.store;

import dev.stepgraph.common.aws.Tag;
import dev.stepgraph.workflow.statemachine.RevisionRecord;
import dev.stepgraph.workflow.statemachine.StateMachine;
import dev.stepgraph.workflow.statemachine.StateMachineQuery;
import dev.stepgraph.workflow.statemachine.StateMachineStatus;
import dev.stepgraph.workflow.statemachine.StateMachineSummary;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** State machines as values; the entities stay behind it. Each method is one transaction. */
@Component
@Transactional(readOnly = true)
public class StateMachineStore {

    private final StateMachineRepository machines;
    private final RevisionRepository revisions;
    private final TagRepository tags;

    StateMachineStore(
            StateMachineRepository machines, RevisionRepository revisions, TagRepository tags) {
        this.machines = machines;
        this.revisions = revisions;
        this.tags = tags;
    }

    /** The state machine of that ARN, unless it is gone. */
    public Optional<StateMachine> find(String arn) {
        return machines.findLive(arn).map(this::toValue);
    }

    /** The state machines of those ARNs by name, without those that are gone. */
    public List<StateMachine> findAll(Collection<String> arns) {
        List<StateMachineEntity> found = machines.findAllLive(arns);
        Map<UUID, RevisionEntity> current =
                revisions
                        .findAllById(
                                found.stream().map(StateMachineEntity::currentRevision).toList())
                        .stream()
                        .collect(Collectors.toMap(RevisionEntity::getId, revision -> revision));
        return found.stream()
                .map(machine -> {
                    RevisionEntity revision = current.get(machine.currentRevision());
                    return toValue(machine, Objects.requireNonNull(revision));
                })
                .toList();
    }

    /** Where the state machine of that ARN stands, unless it is gone. */
    public Optional<CurrentRevision> findCurrent(String arn) {
        return machines.findLive(arn)
                .map(machine -> new CurrentRevision(machine.currentRevision(), machine.status()));
    }

    /** The state machine as it was in that revision, be it gone or not. */
    public Optional<StateMachine> ofRevision(UUID revisionId) {
        return revisions
                .findById(revisionId)
                .flatMap(revision ->
                        machines.findById(revision.stateMachineId())
                                .map(machine -> toValue(machine, revision)));
    }

    /** How many there are. */
    public long count() {
        return machines.countLive();
    }

    /** A page of the list. */
    public List<StateMachineSummary> list(StateMachineQuery query) {
        String prefix = query.namePrefix() == null ? "" : query.namePrefix();
        String pattern = prefix.replaceAll("([\\\\%_])", "\\\\$1") + "%";
        String after = query.afterName() == null ? "" : query.afterName();
        return machines.page(pattern, after, query.limit()).stream()
                .map(StateMachineEntity::summary)
                .toList();
    }

    /** Those that are being deleted. */
    public List<StateMachineSummary> deleting() {
        return machines.findByStatus(StateMachineStatus.DELETING).stream()
                .map(StateMachineEntity::summary)
                .toList();
    }

    /**
     * Adds a state machine with its first revision.
     *
     * @throws org.springframework.dao.DataIntegrityViolationException if there is one of that ARN
     */
    @Transactional
    public void insert(StateMachine machine, List<Tag> labels) {
        RevisionRecord revision = machine.revision();
        machines.saveAndFlush(
                new StateMachineEntity(machine.id(), machine.summary(), revision.id()));
        revisions.save(new RevisionEntity(machine.id(), revision));
        String arn = machine.summary().arn();
        tags.saveAll(labels.stream().map(label -> new TagEntity(arn, label)).toList());
    }

    /**
     * Moves a state machine on to its next revision; concurrent moves follow one another.
     *
     * @param next from the state machine to its next revision, or to the one that it has
     * @return the revision that it has now; absent if there is no such state machine
     */
    @Transactional
    public Optional<RevisionRecord> move(String arn, Next next) {
        return machines.findLiveForUpdate(arn).map(machine -> move(machine, next));
    }

    private RevisionRecord move(StateMachineEntity machine, Next next) {
        StateMachine before = toValue(machine);
        RevisionRecord revision = next.of(before);
        if (!revision.equals(before.revision())) {
            revisions.save(new RevisionEntity(machine.id(), revision));
            machine.moveTo(revision.id());
        }
        return revision;
    }

    /** From now on nothing can be started of it. */
    @Transactional
    public void beginRemoval(String arn) {
        machines.findLiveForUpdate(arn)
                .ifPresent(machine -> machine.become(StateMachineStatus.DELETING));
    }

    /** Frees the name of a state machine that is being deleted, and takes its tags away. */
    @Transactional
    public void finishRemoval(String arn) {
        machines.findLiveForUpdate(arn)
                .filter(machine -> machine.status() == StateMachineStatus.DELETING)
                .ifPresent(machine -> {
                    machine.become(StateMachineStatus.DELETED);
                    tags.removeAll(arn);
                });
    }

    /** The tags of a resource, by key. */
    public List<Tag> tags(String arn) {
        return tags.of(arn).stream().map(TagEntity::toTag).toList();
    }

    /**
     * Changes the tags of a state machine; concurrent changes follow one another.
     *
     * @param change from the tags that it has to those that it is to have
     * @return whether there is such a state machine
     */
    @Transactional
    public boolean retag(String arn, UnaryOperator<List<Tag>> change) {
        if (machines.findLiveForUpdate(arn).isEmpty()) {
            return false;
        }
        List<Tag> after = change.apply(tags(arn));
        tags.removeAll(arn);
        tags.saveAll(after.stream().map(label -> new TagEntity(arn, label)).toList());
        return true;
    }

    private StateMachine toValue(StateMachineEntity machine) {
        RevisionEntity revision = revisions.findById(machine.currentRevision()).orElseThrow();
        return toValue(machine, revision);
    }

    private StateMachine toValue(StateMachineEntity machine, RevisionEntity revision) {
        return new StateMachine(machine.id(), machine.summary(), revision.toRecord());
    }

    /** Decides on the next revision. */
    @FunctionalInterface
    public interface Next {

        /** The revision that is to follow. */
        RevisionRecord of(StateMachine machine);
    }

    /** Which revision a state machine is, and where it stands. */
    public record CurrentRevision(UUID revisionId, StateMachineStatus status) {}
}
