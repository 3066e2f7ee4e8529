package dev.stepgraph.workflow.web.rest;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.stepgraph.workflow.connection.Connection;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** A connection as an answer has it: without its secrets. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ConnectionView(
        String arn,
        String name,
        @Nullable String description,
        @Schema(implementation = Object.class) RawJson authorization,
        @Schema(implementation = Object.class) RawJson parameters,
        Instant creationDate,
        Instant lastModifiedDate) {

    /** A page of the list. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<ConnectionView> connections, @Nullable String nextPageToken) {}

    static ConnectionView of(Connection connection) {
        return new ConnectionView(
                connection.arn(),
                connection.name(),
                connection.description(),
                RawJson.of(connection.visible().required("authorization")),
                RawJson.of(connection.visible().required("parameters")),
                connection.creationDate(),
                connection.lastModifiedDate());
    }
}
