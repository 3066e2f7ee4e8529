package dev.stepgraph.workflow.web.internal;

import dev.stepgraph.workflow.execution.ForwardedCommands;

import io.swagger.v3.oas.annotations.Hidden;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

import java.util.UUID;

/** Takes commands for executions that this replica owns from a replica that was asked for them. */
@RestController
@Hidden
class ForwardedCommandController {

    private final ForwardedCommands commands;

    ForwardedCommandController(ForwardedCommands commands) {
        this.commands = commands;
    }

    /** Without the cluster's secret there is nothing here. */
    @PostMapping("/internal/v1/executions/{id}/commands")
    ResponseEntity<String> accept(
            @PathVariable UUID id,
            @RequestHeader(name = ForwardedCommands.SECRET_HEADER, required = false)
                    @Nullable String secret,
            @RequestBody String body) {
        return commands.accept(id, secret, body)
                .map(reply ->
                        ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(reply))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
