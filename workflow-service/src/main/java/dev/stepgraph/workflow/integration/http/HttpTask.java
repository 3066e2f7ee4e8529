package dev.stepgraph.workflow.integration.http;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;

/**
 * What an HTTP task asks for, before the connection adds its part.
 *
 * @param endpoint the URL
 * @param method one of those that the task may use
 * @param connectionArn the connection whose credentials are used
 * @param headers values by name; names differ in more than case
 * @param query values by key
 * @param body absent: the request has none
 * @param encoding how the body is written
 */
record HttpTask(
        String endpoint,
        String method,
        String connectionArn,
        Map<String, List<String>> headers,
        Map<String, List<String>> query,
        @Nullable JsonNode body,
        BodyEncoding encoding) {

    /** How a body is written. */
    sealed interface BodyEncoding {

        /** As JSON; a string as it stands. */
        record Json() implements BodyEncoding {}

        /** As a form. */
        record Form(ArrayFormat arrays) implements BodyEncoding {}
    }

    /** How a form writes the elements of an array. */
    enum ArrayFormat {
        /** {@code a[0]=x&a[1]=y}. */
        INDICES,
        /** {@code a=x&a=y}. */
        REPEAT,
        /** {@code a=x,y}. */
        COMMAS,
        /** {@code a[]=x&a[]=y}. */
        BRACKETS
    }
}
