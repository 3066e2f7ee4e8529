package dev.stepgraph.workflow.web.rest;

import org.springframework.http.converter.HttpMessageNotReadableException;

import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;

import java.util.stream.Collectors;

/** What is wrong with a body, in words for the caller. */
final class UnreadableBody {

    private UnreadableBody() {}

    static String describe(HttpMessageNotReadableException e) {
        if (!(e.getCause() instanceof JacksonException cause)) {
            return "The body is missing or cannot be read";
        }
        if (cause instanceof InvalidFormatException format) {
            return "The value '%s' does not fit%s".formatted(format.getValue(), member(format));
        }
        if (cause instanceof DatabindException mismatch && !mismatch.getPath().isEmpty()) {
            return "A value of another type is expected" + member(mismatch);
        }
        TokenStreamLocation location = cause.getLocation();
        String place =
                location == null
                        ? ""
                        : " at line %d, column %d"
                                .formatted(location.getLineNr(), location.getColumnNr());
        return "The body is not the JSON that is expected" + place;
    }

    private static String member(DatabindException e) {
        String path =
                e.getPath().stream()
                        .map(step -> step.getPropertyName())
                        .filter(name -> name != null)
                        .collect(Collectors.joining("."));
        return path.isEmpty() ? "" : " at '" + path + "'";
    }
}
