package dev.stepgraph.workflow.execution;

import dev.stepgraph.workflow.engine.Execution;
import dev.stepgraph.workflow.engine.ExecutionIdentity;
import dev.stepgraph.workflow.execution.store.ExecutionRow;
import dev.stepgraph.workflow.execution.store.LoadedExecution;
import dev.stepgraph.workflow.statemachine.StateMachineRevision;
import dev.stepgraph.workflow.statemachine.StateMachineRevisions;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** Makes executions: new ones, and those that their history tells of. */
final class Rebuilder {

    private final StateMachineRevisions revisions;

    Rebuilder(StateMachineRevisions revisions) {
        this.revisions = revisions;
    }

    /** An execution without a history yet. */
    Execution begin(UUID id, NewExecution request) {
        StateMachineRevision revision = request.revision();
        String name = name(id, request);
        String arn = new ExecutionArn(revision.stateMachineArn(), name).text();
        return new Execution(identity(id, name, arn, revision), revision.definition());
    }

    /** An Express execution without a history yet. */
    Execution beginExpress(UUID id, NewExecution request) {
        StateMachineRevision revision = request.revision();
        String name = name(id, request);
        String arn = ExecutionArn.express(revision.stateMachineArn(), name, id);
        return new Execution(identity(id, name, arn, revision), revision.definition());
    }

    /** The execution as its history left it. */
    Execution rebuild(LoadedExecution loaded) {
        ExecutionRow row = loaded.row();
        StateMachineRevision revision = revisions.revision(row.revisionId());
        String name = name(row.id(), row.name());
        String arn = new ExecutionArn(revision.stateMachineArn(), name).text();
        Execution execution =
                new Execution(identity(row.id(), name, arn, revision), revision.definition());
        loaded.events().forEach(execution::evolve);
        return execution;
    }

    /** The name of an execution: the one that was given, or its id. */
    static String name(UUID id, NewExecution request) {
        return name(id, request.name());
    }

    private static String name(UUID id, @Nullable String given) {
        return given == null ? id.toString() : given;
    }

    private static ExecutionIdentity identity(
            UUID id, String name, String arn, StateMachineRevision revision) {
        return new ExecutionIdentity(
                id,
                arn,
                name,
                revision.stateMachineArn(),
                revision.name(),
                revision.roleArn(),
                region(arn));
    }

    /** The fourth part of the ARN. */
    private static String region(String arn) {
        int region = arn.indexOf(':', arn.indexOf(':', arn.indexOf(':') + 1) + 1) + 1;
        return arn.substring(region, arn.indexOf(':', region));
    }
}
