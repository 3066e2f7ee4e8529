package dev.stepgraph.workflow.asl.parse;

import dev.stepgraph.workflow.asl.model.DataFlow;
import dev.stepgraph.workflow.asl.model.ErrorHandling;
import dev.stepgraph.workflow.asl.model.State;
import dev.stepgraph.workflow.asl.model.TaskResource;
import dev.stepgraph.workflow.asl.model.TaskState;
import dev.stepgraph.workflow.asl.model.TaskState.Timeouts;
import dev.stepgraph.workflow.asl.model.Transition;
import dev.stepgraph.workflow.asl.path.PayloadTemplate;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/** Reads Task states. */
final class TaskStateReader implements StateReader {

    private static final Set<String> FIELDS =
            WorkingStateFields.and(
                    "Resource",
                    "Credentials",
                    "TimeoutSeconds",
                    "TimeoutSecondsPath",
                    "HeartbeatSeconds",
                    "HeartbeatSecondsPath",
                    "Arguments");

    @Override
    public Set<String> fields() {
        return FIELDS;
    }

    @Override
    public @Nullable State read(StateReading state) {
        TaskResource resource = ResourceReader.read(state);
        checkCredentials(state);
        PayloadTemplate credentials = TemplateReader.read(state, "Credentials");
        Timeouts timeouts =
                new Timeouts(
                        NumberReader.seconds(state, "TimeoutSeconds"),
                        NumberReader.seconds(state, "HeartbeatSeconds"));
        state.handsOver(PayloadReader.read(state.fields().get("Parameters")));
        DataFlow dataFlow = DataFlowReader.read(state);
        ErrorHandling errorHandling = ErrorHandlingReader.read(state);
        Transition transition = TransitionReader.read(state);
        if (resource == null) {
            return null;
        }
        return new TaskState(
                state.name(), resource, credentials, timeouts, dataFlow, errorHandling, transition);
    }

    /** Demands a role where there are credentials. */
    static void checkCredentials(StateReading state) {
        ObjectFields credentials = state.fields().object("Credentials");
        if (credentials != null
                && !credentials.has("RoleArn")
                && !credentials.has("RoleArn" + TemplateReader.COMPUTED)) {
            String message = "The field 'RoleArn' is required but was missing";
            state.diagnostics().schemaError(message, credentials.location());
        }
    }
}
