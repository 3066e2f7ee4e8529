package dev.stepgraph.workflow.web.rest;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.stepgraph.common.aws.AwsErrorCode;
import dev.stepgraph.common.aws.AwsException;
import dev.stepgraph.common.aws.PageTokens;
import dev.stepgraph.workflow.engine.ExecutionStatus;
import dev.stepgraph.workflow.execution.ExecutionPage;
import dev.stepgraph.workflow.execution.ExecutionPosition;
import dev.stepgraph.workflow.execution.ExecutionQuery;
import dev.stepgraph.workflow.execution.ExecutionRecord;
import dev.stepgraph.workflow.execution.Executions;
import dev.stepgraph.workflow.execution.HistoryOrder;
import dev.stepgraph.workflow.execution.HistoryRange;
import dev.stepgraph.workflow.statemachine.StateMachines;
import dev.stepgraph.workflow.web.ExecutionCursor;
import dev.stepgraph.workflow.web.HistoryPages;
import dev.stepgraph.workflow.web.KnownExecutions;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Executions as resources. Their id is the key or, URL-encoded, the ARN. */
@RestController
@RequestMapping("/v1/executions")
@Tag(name = "Executions")
class ExecutionController {

    private static final int MAX_ERROR = 256;
    private static final int MAX_CAUSE = 32_768;

    private final Executions executions;
    private final KnownExecutions known;
    private final HistoryPages histories;
    private final StateMachines machines;
    private final PageTokens pages;

    ExecutionController(
            Executions executions,
            KnownExecutions known,
            HistoryPages histories,
            StateMachines machines,
            PageTokens pages) {
        this.executions = executions;
        this.known = known;
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
    ExecutionView get(@PathVariable String id) {
        return ExecutionView.of(known.byKeyOrArn(id));
    }

    @PostMapping("/{id}/stop")
    @Operation(summary = "End an execution")
    Stopped stop(@PathVariable String id, @RequestBody(required = false) @Nullable Stop body) {
        String error = body == null ? null : body.error();
        String cause = body == null ? null : body.cause();
        checkLength("error", error, MAX_ERROR);
        checkLength("cause", cause, MAX_CAUSE);
        return new Stopped(executions.stop(known.byKeyOrArn(id).arn(), error, cause));
    }

    @GetMapping
    @Operation(summary = "List executions, newest first")
    ExecutionView.Page list(
            @RequestParam @Nullable String stateMachine,
            @RequestParam(defaultValue = "") Set<ExecutionStatus> status,
            @RequestParam @Nullable String namePrefix,
            @RequestParam @Nullable Instant startedAfter,
            @RequestParam @Nullable Instant startedBefore,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam @Nullable String pageToken) {
        String scope =
                String.join(
                        "|",
                        "executions",
                        stateMachine,
                        status.stream().sorted().toList().toString(),
                        namePrefix,
                        String.valueOf(startedAfter),
                        String.valueOf(startedBefore));
        ExecutionPosition position =
                pageToken == null ? null : ExecutionCursor.parse(pages.open(scope, pageToken));
        String arn = stateMachine == null ? null : machines.arnOf(stateMachine);
        ExecutionQuery query =
                new ExecutionQuery(
                        arn,
                        status,
                        namePrefix,
                        startedAfter,
                        startedBefore,
                        position,
                        PageSize.check(limit));
        ExecutionPage page = executions.list(query);
        ExecutionPosition next = page.next();
        return new ExecutionView.Page(
                page.executions().stream().map(ExecutionView::summary).toList(),
                next == null ? null : pages.issue(scope, ExecutionCursor.format(next)));
    }

    @GetMapping("/{id}/history")
    @Operation(summary = "Get events of an execution's history")
    History history(
            @PathVariable String id,
            @RequestParam(defaultValue = "FORWARD") HistoryOrder order,
            @RequestParam(defaultValue = "true") boolean includeData,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam @Nullable String pageToken) {
        ExecutionRecord execution = known.byKeyOrArn(id);
        String scope = "history|" + execution.id() + "|" + order;
        long after = pageToken == null ? 0 : Long.parseLong(pages.open(scope, pageToken));
        HistoryPages.Page page =
                histories.read(
                        execution.id(),
                        new HistoryRange(after, PageSize.check(limit), order),
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
