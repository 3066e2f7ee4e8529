package dev.stepgraph.workflow.web.rest;

import dev.stepgraph.common.aws.AwsIdentity;
import dev.stepgraph.common.aws.PageTokens;
import dev.stepgraph.workflow.connection.Connection;
import dev.stepgraph.workflow.connection.Connections;
import dev.stepgraph.workflow.web.guard.Caller;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;

/** Connections as resources: their secrets go in and never come out. */
@RestController
@RequestMapping("/v1/connections")
@Tag(name = "Connections")
class ConnectionController {

    private static final String SCOPE = "connections";

    private final Connections connections;
    private final PageTokens pages;
    private final AwsIdentity identity;

    ConnectionController(Connections connections, PageTokens pages, AwsIdentity identity) {
        this.connections = connections;
        this.pages = pages;
        this.identity = identity;
    }

    @PostMapping
    @Operation(summary = "Create a connection, by which HTTP tasks identify themselves")
    ResponseEntity<ConnectionView> create(
            @RequestAttribute Caller caller, @RequestBody ConnectionBody body) {
        String name = StateMachineBody.required("name", body.name());
        caller.require("events:CreateConnection", resource(name));
        Connection connection = connections.create(name, body.toJson());
        return ResponseEntity.created(Locations.ofConnection(name))
                .body(ConnectionView.of(connection));
    }

    @GetMapping
    @Operation(summary = "List connections by name")
    ConnectionView.Page list(
            @RequestAttribute Caller caller,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam @Nullable String pageToken) {
        caller.require("events:ListConnections", "*");
        int size = PageSize.check(limit);
        String after = pageToken == null ? null : pages.open(SCOPE, pageToken);
        List<Connection> found = connections.list(after, size + 1);
        List<Connection> page = found.subList(0, Math.min(size, found.size()));
        String next = found.size() > size ? pages.issue(SCOPE, page.getLast().name()) : null;
        return new ConnectionView.Page(page.stream().map(ConnectionView::of).toList(), next);
    }

    @GetMapping("/{name}")
    @Operation(summary = "Get a connection, without its secrets")
    ConnectionView get(@RequestAttribute Caller caller, @PathVariable String name) {
        caller.require("events:DescribeConnection", resource(name));
        return ConnectionView.of(connections.get(name));
    }

    @PutMapping("/{name}")
    @Operation(summary = "Give a connection other credentials; all of them anew")
    ConnectionView replace(
            @RequestAttribute Caller caller,
            @PathVariable String name,
            @RequestBody ConnectionBody body) {
        caller.require("events:UpdateConnection", resource(name));
        return ConnectionView.of(connections.replace(name, body.toJson()));
    }

    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete a connection and its secrets")
    void delete(@RequestAttribute Caller caller, @PathVariable String name) {
        caller.require("events:DeleteConnection", resource(name));
        connections.delete(name);
    }

    /** As policies name it: without the id that is a part of the ARN. */
    private String resource(String name) {
        return identity.arn("events", "connection/" + name);
    }
}
