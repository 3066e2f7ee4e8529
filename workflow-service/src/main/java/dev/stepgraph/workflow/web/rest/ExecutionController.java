package dev.stepgraph.workflow.web.rest;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.stepgraph.common.aws.AwsErrorCode;
import dev.stepgraph.common.aws.AwsException;
import dev.stepgraph.common.aws.PageTokens;
import dev.stepgraph.workflow.execution.ExecutionPage;
import dev.stepgraph.workflow.execution.ExecutionPosition;
import dev.stepgraph.workflow.execution.ExecutionRecord;
import dev.stepgraph.workflow.execution.Executions;
import dev.stepgraph.workflow.execution.HistoryOrder;
import dev.stepgraph.workflow.execution.HistoryRange;
import dev.stepgraph.workflow.statemachine.StateMachines;
import dev.stepgraph.workflow.web.ExecutionCursor;
import dev.stepgraph.workflow.web.HistoryPages;
import dev.stepgraph.workflow.web.guard.Caller;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.util.List;

/** Executions as resources. Their id is the key or, URL-encoded, the ARN. */
@RestController
@RequestMapping("/v1/executions")
@Tag(name = "Executions")
class ExecutionController {

    private static final String DESCRIBE = "states:DescribeExecution";
    private static final String LIST = "states:ListExecutions";
    private static final int MAX_ERROR = 256;
    private static final int MAX_CAUSE = 32_768;

    private final Executions executions;
    private final PermittedExecutions permitted;
    private final HistoryPages histories;
    private final StateMachines machines;
    private final PageTokens pages;

    ExecutionController(
            Executions executions,
            PermittedExecutions permitted,
            HistoryPages histories,
            StateMachines machines,
            PageTokens pages) {
        this.executions = executions;
        this.permitted = permitted;
        this.histories = histories;
        this.machines = machines;
        this.pages = pages;
    }

    /** Why an execution is stopped. */
    record Stop(@Nullable String error, @Nullable String cause) {}

    /** When an execution was stopped, or had ended before. */
    record Stopped(Instant stopDate) {}

    /** Events of a history. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record History(
            @Schema(implementation = Object[].class) List<RawJson> events,
            @Nullable String nextPageToken) {}

    @GetMapping("/{id}")
    @Operation(summary = "Get an execution")
    ExecutionView get(@RequestAttribute Caller caller, @PathVariable String id) {
        return ExecutionView.of(permitted.get(caller, DESCRIBE, id));
    }

    @PostMapping("/{id}/stop")
    @Operation(summary = "End an execution")
    Stopped stop(
            @RequestAttribute Caller caller,
            @PathVariable String id,
            @RequestBody(required = false) @Nullable Stop body) {
        String error = body == null ? null : body.error();
        String cause = body == null ? null : body.cause();
        checkLength("error", error, MAX_ERROR);
        checkLength("cause", cause, MAX_CAUSE);
        ExecutionRecord execution = permitted.get(caller, "states:StopExecution", id);
        return new Stopped(executions.stop(execution.arn(), error, cause));
    }

    @GetMapping
    @Operation(summary = "List executions, newest first")
    ExecutionView.Page list(
            @RequestAttribute Caller caller,
            @ParameterObject ExecutionFilters filters,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam @Nullable String pageToken,
            @RequestParam @Nullable String after) {
        String machine = filters.stateMachine();
        String arn = machine == null ? null : machines.arnOf(machine);
        requireList(caller, arn);
        PageStart.onlyOne(pageToken, after);
        ExecutionPosition position =
                after == null
                        ? position(filters, pageToken)
                        : position(permitted.get(caller, DESCRIBE, after));
        ExecutionPage page = executions.list(filters.query(arn, position, PageSize.check(limit)));
        ExecutionPosition next = page.next();
        return new ExecutionView.Page(
                page.executions().stream().map(ExecutionView::summary).toList(),
                next == null ? null : pages.issue(filters.scope(), ExecutionCursor.format(next)));
    }

    private static void requireList(Caller caller, @Nullable String stateMachineArn) {
        if (stateMachineArn == null) {
            caller.requireEverywhere(LIST);
        } else {
            caller.require(LIST, stateMachineArn);
        }
    }

    private static ExecutionPosition position(ExecutionRecord last) {
        return new ExecutionPosition(last.startDate(), last.id());
    }

    private @Nullable ExecutionPosition position(
            ExecutionFilters filters, @Nullable String pageToken) {
        return pageToken == null
                ? null
                : ExecutionCursor.parse(pages.open(filters.scope(), pageToken));
    }

    @GetMapping("/{id}/history")
    @Operation(summary = "Get events of an execution's history")
    History history(
            @RequestAttribute Caller caller,
            @PathVariable String id,
            @RequestParam(defaultValue = "FORWARD") HistoryOrder order,
            @RequestParam(defaultValue = "true") boolean includeData,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam @Nullable String pageToken,
            @RequestParam @Nullable Long after) {
        PageStart.onlyOne(pageToken, after);
        ExecutionRecord execution = permitted.get(caller, "states:GetExecutionHistory", id);
        String scope = "history|" + execution.id() + "|" + order;
        long given = after == null ? 0 : after;
        long start = pageToken == null ? given : Long.parseLong(pages.open(scope, pageToken));
        HistoryPages.Page page =
                histories.read(
                        execution.id(),
                        new HistoryRange(start, PageSize.check(limit), order),
                        event -> EventView.of(event, includeData));
        Long next = page.next();
        return new History(
                page.events().stream().map(RawJson::of).toList(),
                next == null ? null : pages.issue(scope, next.toString()));
    }

    private static void checkLength(String member, @Nullable String text, int max) {
        if (text != null && text.length() > max) {
            throw new AwsException(
                    AwsErrorCode.ValidationException,
                    "The member '" + member + "' has more than " + max + " characters");
        }
    }
}
