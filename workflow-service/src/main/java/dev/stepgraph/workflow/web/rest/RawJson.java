package dev.stepgraph.workflow.web.rest;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;

import dev.stepgraph.common.json.JsonText;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

/**
 * JSON that is passed on as it stands, whatever its numbers and characters.
 *
 * @param text one JSON value
 */
record RawJson(@JsonValue @JsonRawValue String text) {

    static RawJson of(JsonNode value) {
        return new RawJson(JsonText.write(value));
    }

    static @Nullable RawJson ofNullable(@Nullable String text) {
        return text == null ? null : new RawJson(text);
    }
}
