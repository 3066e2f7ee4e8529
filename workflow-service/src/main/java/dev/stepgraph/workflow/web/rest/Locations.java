package dev.stepgraph.workflow.web.rest;

import org.springframework.web.util.UriComponentsBuilder;

import java.net.URI;
import java.util.UUID;

/** Where resources are found. */
final class Locations {

    private Locations() {}

    static URI ofStateMachine(String name) {
        return UriComponentsBuilder.fromPath("/v1/state-machines/{name}")
                .encode()
                .buildAndExpand(name)
                .toUri();
    }

    static URI ofConnection(String name) {
        return URI.create("/v1/connections/" + name);
    }

    static URI ofExecution(UUID id) {
        return URI.create("/v1/executions/" + id);
    }
}
