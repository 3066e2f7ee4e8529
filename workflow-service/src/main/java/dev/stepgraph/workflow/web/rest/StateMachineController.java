package dev.stepgraph.workflow.web.rest;

import dev.stepgraph.common.aws.AwsIdentity;
import dev.stepgraph.common.aws.PageTokens;
import dev.stepgraph.workflow.statemachine.StateMachine;
import dev.stepgraph.workflow.statemachine.StateMachineQuery;
import dev.stepgraph.workflow.statemachine.StateMachineRemoval;
import dev.stepgraph.workflow.statemachine.StateMachineSummary;
import dev.stepgraph.workflow.statemachine.StateMachines;
import dev.stepgraph.workflow.web.guard.Caller;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.Set;

/** State machines as resources. */
@RestController
@RequestMapping("/v1/state-machines")
@Tag(name = "State machines")
class StateMachineController {

    private static final String DESCRIBE = "states:DescribeStateMachine";

    private final StateMachines machines;
    private final StateMachineRemoval removal;
    private final PageTokens pages;
    private final AwsIdentity identity;

    StateMachineController(
            StateMachines machines,
            StateMachineRemoval removal,
            PageTokens pages,
            AwsIdentity identity) {
        this.machines = machines;
        this.removal = removal;
        this.pages = pages;
        this.identity = identity;
    }

    @PostMapping
    @Operation(summary = "Create a state machine, or get the one that is the same")
    ResponseEntity<StateMachineView> create(
            @RequestAttribute Caller caller, @RequestBody StateMachineBody body) {
        permitted(
                caller,
                "states:CreateStateMachine",
                StateMachineBody.required("name", body.name()));
        String role =
                "arn:" + identity.partition() + ":iam::" + identity.account() + ":role/default";
        StateMachine machine = machines.create(body.toNew(role));
        return ResponseEntity.created(Locations.ofStateMachine(machine.summary().name()))
                .body(StateMachineView.of(machine));
    }

    @GetMapping
    @Operation(
            summary = "List state machines by name",
            description =
                    "With the parameter name, once for each, it answers with those state machines,"
                            + " whole, and without those that do not exist.")
    StateMachineView.Page list(
            @RequestAttribute Caller caller,
            @RequestParam(defaultValue = "") Set<String> name,
            @RequestParam @Nullable String namePrefix,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam @Nullable String pageToken,
            @RequestParam @Nullable String after) {
        if (!name.isEmpty()) {
            return named(caller, name);
        }
        caller.require("states:ListStateMachines", "*");
        PageStart.onlyOne(pageToken, after);
        int size = PageSize.check(limit);
        String scope = "state-machines|" + namePrefix;
        String last = pageToken == null ? after : pages.open(scope, pageToken);
        List<StateMachineSummary> found =
                machines.list(new StateMachineQuery(namePrefix, last, size + 1));
        List<StateMachineSummary> page = found.subList(0, Math.min(size, found.size()));
        String next = found.size() > size ? pages.issue(scope, page.getLast().name()) : null;
        return new StateMachineView.Page(page.stream().map(StateMachineView::of).toList(), next);
    }

    private StateMachineView.Page named(Caller caller, Set<String> names) {
        PageSize.check(names.size());
        List<String> arns = names.stream().map(name -> permitted(caller, DESCRIBE, name)).toList();
        return new StateMachineView.Page(
                machines.getAll(arns).stream().map(StateMachineView::of).toList(), null);
    }

    @GetMapping("/{name}")
    @Operation(summary = "Get a state machine as it is now")
    StateMachineView get(@RequestAttribute Caller caller, @PathVariable String name) {
        return StateMachineView.of(machines.get(permitted(caller, DESCRIBE, name)));
    }

    @PatchMapping("/{name}")
    @Operation(summary = "Change a state machine; what runs already goes on as it was")
    StateMachineView update(
            @RequestAttribute Caller caller,
            @PathVariable String name,
            @RequestBody StateMachineBody body) {
        String arn = permitted(caller, "states:UpdateStateMachine", name);
        machines.update(arn, body.toChange());
        return StateMachineView.of(machines.get(arn));
    }

    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Begin to delete a state machine; its executions are ended first")
    void delete(@RequestAttribute Caller caller, @PathVariable String name) {
        removal.delete(permitted(caller, "states:DeleteStateMachine", name));
    }

    /** The ARN of the state machine of that name, if that may be done to it. */
    private String permitted(Caller caller, String action, String name) {
        String arn = machines.arn(name);
        caller.require(action, arn);
        return arn;
    }
}
