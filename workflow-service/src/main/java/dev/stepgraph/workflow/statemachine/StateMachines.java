package dev.stepgraph.workflow.statemachine;

import dev.stepgraph.common.aws.AwsIdentity;
import dev.stepgraph.common.aws.ResourceName;
import dev.stepgraph.workflow.statemachine.store.StateMachineStore;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** What owners do with their state machines. Refusals are {@code AwsException}s. */
@Component
public class StateMachines {

    private static final Pattern ROLE = Pattern.compile("arn:[^:]+:iam::[0-9]{12}:role/.+");

    private final StateMachineStore store;
    private final Definitions definitions;
    private final CurrentRevisions current;
    private final RevisionIds ids;
    private final StateMachineProperties properties;
    private final AwsIdentity identity;
    private final InstantSource clock;

    StateMachines(
            StateMachineStore store,
            Definitions definitions,
            CurrentRevisions current,
            RevisionIds ids,
            StateMachineProperties properties,
            AwsIdentity identity,
            InstantSource clock) {
        this.store = store;
        this.definitions = definitions;
        this.current = current;
        this.ids = ids;
        this.properties = properties;
        this.identity = identity;
        this.clock = clock;
    }

    /** The ARN that a state machine of that name has. */
    public String arn(String name) {
        return identity.arn("states", "stateMachine:" + name);
    }

    /** The ARN of the state machine of that name, or that ARN itself. */
    public String arnOf(String nameOrArn) {
        return nameOrArn.startsWith("arn:") ? StateMachineArn.check(nameOrArn) : arn(nameOrArn);
    }

    /**
     * Creates a state machine. A repeat with the same definition, type and configuration answers
     * with the one that is there; role and tags are not compared.
     */
    public StateMachine create(NewStateMachine request) {
        ResourceName.check(request.name());
        checkRole(request.settings().roleArn());
        definitions.parse(request.settings().definition(), request.type());
        String arn = arn(request.name());
        Optional<StateMachine> existing = store.find(arn);
        return existing.isPresent() ? sameOrRefused(existing.get(), request) : insert(arn, request);
    }

    private StateMachine insert(String arn, NewStateMachine request) {
        if (store.count() >= properties.maxStateMachines()) {
            throw StateMachineRefusals.tooMany(properties.maxStateMachines());
        }
        if (request.tags().size() > properties.maxTags()) {
            throw StateMachineRefusals.tooManyTags(arn, properties.maxTags());
        }
        StateMachine machine = firstRevision(arn, request);
        try {
            store.insert(machine, request.tags());
        } catch (DataIntegrityViolationException raced) {
            return sameOrRefused(get(arn), request);
        }
        return machine;
    }

    private StateMachine firstRevision(String arn, NewStateMachine request) {
        Instant now = now();
        StateMachineSummary summary =
                new StateMachineSummary(
                        arn, request.name(), request.type(), StateMachineStatus.ACTIVE, now);
        RevisionRecord revision = new RevisionRecord(ids.next(), 1, now, request.settings());
        return new StateMachine(ids.next(), summary, revision);
    }

    private static StateMachine sameOrRefused(StateMachine existing, NewStateMachine request) {
        StateMachineSummary summary = existing.summary();
        refuseIfDeleting(summary);
        StateMachineSettings settings = existing.revision().settings();
        boolean same =
                summary.type() == request.type() && settings.equalsButForRole(request.settings());
        if (!same) {
            throw StateMachineRefusals.alreadyExists(summary.arn());
        }
        return existing;
    }

    /**
     * Changes a state machine; what runs already goes on as it was. A change that changes nothing
     * makes no new revision.
     *
     * @return the revision that the state machine has now
     */
    public RevisionRecord update(String arn, StateMachineChange change) {
        if (change.empty()) {
            throw StateMachineRefusals.nothingToUpdate();
        }
        if (change.roleArn() != null) {
            checkRole(change.roleArn());
        }
        StateMachine before = get(arn);
        if (change.definition() != null) {
            definitions.parse(change.definition(), before.summary().type());
        }
        RevisionRecord revision =
                store.move(arn, machine -> next(machine, change))
                        .orElseThrow(() -> StateMachineRefusals.doesNotExist(arn));
        current.forget(arn);
        return revision;
    }

    private RevisionRecord next(StateMachine machine, StateMachineChange change) {
        refuseIfDeleting(machine.summary());
        RevisionRecord before = machine.revision();
        StateMachineSettings settings = change.applyTo(before.settings());
        if (settings.equals(before.settings())) {
            return before;
        }
        return new RevisionRecord(ids.next(), before.number() + 1, now(), settings);
    }

    /**
     * The state machine of that ARN.
     *
     * @throws dev.stepgraph.common.aws.AwsException StateMachineDoesNotExist if there is none
     */
    public StateMachine get(String arn) {
        return store.find(arn).orElseThrow(() -> StateMachineRefusals.doesNotExist(arn));
    }

    /** Those of the state machines that exist, by name. */
    public List<StateMachine> getAll(Collection<String> arns) {
        return store.findAll(arns);
    }

    /** The state machine as it was in that revision, be it gone or not. */
    public Optional<StateMachine> ofRevision(UUID revisionId) {
        return store.ofRevision(revisionId);
    }

    /** A page of the list. */
    public List<StateMachineSummary> list(StateMachineQuery query) {
        return store.list(query);
    }

    private static void refuseIfDeleting(StateMachineSummary summary) {
        if (summary.status() == StateMachineStatus.DELETING) {
            throw StateMachineRefusals.deleting(summary.arn());
        }
    }

    private static void checkRole(String roleArn) {
        if (!ROLE.matcher(roleArn).matches()) {
            throw StateMachineRefusals.invalidRole(roleArn);
        }
    }

    /** What the API shows has milliseconds; what is stored has no more. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
