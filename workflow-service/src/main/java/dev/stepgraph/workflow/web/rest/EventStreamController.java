package dev.stepgraph.workflow.web.rest;

import dev.stepgraph.common.aws.AwsErrorCode;
import dev.stepgraph.common.aws.AwsException;
import dev.stepgraph.workflow.execution.ExecutionEvents;
import dev.stepgraph.workflow.execution.ExecutionRecord;
import dev.stepgraph.workflow.web.WebProperties;
import dev.stepgraph.workflow.web.guard.Caller;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.time.Duration;

/**
 * An execution's events as they happen, as server-sent events (WHATWG HTML, section 9.2). The id of
 * each is the event's, so a client that was cut off goes on where it was; the last one, named
 * {@code end}, says that there is nothing to come.
 */
@RestController
@Tag(name = "Executions")
class EventStreamController {

    private static final Logger LOG = LoggerFactory.getLogger(EventStreamController.class);

    private final PermittedExecutions permitted;
    private final ExecutionEvents events;
    private final EventStreams streams;
    private final WebProperties properties;

    EventStreamController(
            PermittedExecutions permitted,
            ExecutionEvents events,
            EventStreams streams,
            WebProperties properties) {
        this.permitted = permitted;
        this.events = events;
        this.streams = streams;
        this.properties = properties;
    }

    @GetMapping(path = "/v1/executions/{id}/events", produces = "text/event-stream")
    @Operation(
            summary = "Follow an execution's events",
            description =
                    "Begins after the event that Last-Event-ID or, without it, the parameter after"
                            + " names, and ends with the execution.")
    void follow(
            @RequestAttribute Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable Long lastEventId,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "true") boolean includeData,
            HttpServletResponse response) {
        ExecutionRecord execution = permitted.get(caller, "states:GetExecutionHistory", id);
        long start = lastEventId == null ? after : lastEventId;
        if (nothingComesAfter(execution, start)) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        if (!streams.open()) {
            throw new AwsException(
                    AwsErrorCode.ThrottlingException, "Too many event streams are open");
        }
        try {
            new EventStream(events, execution.id(), includeData, response)
                    .run(start, properties.eventHeartbeat(), streams::isRunning);
        } catch (IOException e) {
            LOG.debug("A client stopped following {}", execution.arn(), e);
        } catch (DataAccessException e) {
            LOG.debug("A client that follows {} has to come again", execution.arn(), e);
        } finally {
            streams.close();
        }
    }

    /** A client that has seen the end is told not to come again. */
    private boolean nothingComesAfter(ExecutionRecord execution, long start) {
        return execution.status().terminal()
                && events.await(execution.id(), start, 1, Duration.ZERO).isEmpty();
    }
}
