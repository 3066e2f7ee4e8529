package dev.stepgraph.workflow.web.rest;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.stepgraph.workflow.asl.parse.Diagnostic;
import dev.stepgraph.workflow.asl.parse.Diagnostics;
import dev.stepgraph.workflow.statemachine.Definitions;
import dev.stepgraph.workflow.statemachine.StateMachineType;
import dev.stepgraph.workflow.web.guard.Caller;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;

/** Checks definitions without making anything of them. */
@RestController
@Tag(name = "State machines")
class DefinitionController {

    private final Definitions definitions;

    DefinitionController(Definitions definitions) {
        this.definitions = definitions;
    }

    /**
     * What was found; a definition is valid if there is no error.
     *
     * @param truncated whether there was more than is shown
     */
    record Validation(boolean valid, List<Finding> diagnostics, boolean truncated) {}

    /** One thing that was found, and where. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Finding(
            Diagnostic.Severity severity, String code, String message, @Nullable String location) {

        static Finding of(Diagnostic diagnostic) {
            return new Finding(
                    diagnostic.severity(),
                    diagnostic.code(),
                    diagnostic.message(),
                    diagnostic.location());
        }
    }

    @PostMapping("/v1/definitions/validate")
    @Operation(summary = "Say what is wrong with a definition")
    Validation validate(@RequestAttribute Caller caller, @RequestBody StateMachineBody body) {
        caller.require("states:ValidateStateMachineDefinition", "*");
        String text = StateMachineBody.required("definition", body.definitionText());
        StateMachineType type = body.type() == null ? StateMachineType.STANDARD : body.type();
        Diagnostics found = definitions.diagnose(text, type);
        return new Validation(
                !found.hasErrors(),
                found.all().stream().map(Finding::of).toList(),
                found.truncated());
    }
}
