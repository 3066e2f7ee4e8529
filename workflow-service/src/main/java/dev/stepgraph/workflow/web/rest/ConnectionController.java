package dev.stepgraph.workflow.web.rest;

import dev.stepgraph.common.aws.PageTokens;
import dev.stepgraph.workflow.connection.Connection;
import dev.stepgraph.workflow.connection.Connections;

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

    ConnectionController(Connections connections, PageTokens pages) {
        this.connections = connections;
        this.pages = pages;
    }

    @PostMapping
    @Operation(summary = "Create a connection, by which HTTP tasks identify themselves")
    ResponseEntity<ConnectionView> create(@RequestBody ConnectionBody body) {
        String name = StateMachineBody.required("name", body.name());
        Connection connection = connections.create(name, body.toJson());
        return ResponseEntity.created(Locations.ofConnection(name))
                .body(ConnectionView.of(connection));
    }

    @GetMapping
    @Operation(summary = "List connections by name")
    ConnectionView.Page list(
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam @Nullable String pageToken) {
        int size = PageSize.check(limit);
        String after = pageToken == null ? null : pages.open(SCOPE, pageToken);
        List<Connection> found = connections.list(after, size + 1);
        List<Connection> page = found.subList(0, Math.min(size, found.size()));
        String next = found.size() > size ? pages.issue(SCOPE, page.getLast().name()) : null;
        return new ConnectionView.Page(page.stream().map(ConnectionView::of).toList(), next);
    }

    @GetMapping("/{name}")
    @Operation(summary = "Get a connection, without its secrets")
    ConnectionView get(@PathVariable String name) {
        return ConnectionView.of(connections.get(name));
    }

    @PutMapping("/{name}")
    @Operation(summary = "Give a connection other credentials; all of them anew")
    ConnectionView replace(@PathVariable String name, @RequestBody ConnectionBody body) {
        return ConnectionView.of(connections.replace(name, body.toJson()));
    }

    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete a connection and its secrets")
    void delete(@PathVariable String name) {
        connections.delete(name);
    }
}
