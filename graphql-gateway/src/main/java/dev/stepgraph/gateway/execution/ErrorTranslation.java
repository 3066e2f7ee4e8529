package dev.stepgraph.gateway.execution;

import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.execution.NonNullableFieldWasNullError;
import graphql.language.SourceLocation;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Gives graphql-java's errors AppSync's shape and words. */
final class ErrorTranslation {

    private ErrorTranslation() {}

    static OperationError validation(GraphQLError error) {
        String message = Wording.validation(error.getMessage());
        return new OperationError(null, locations(error.getLocations()), message, null);
    }

    static OperationError of(GraphQLError error) {
        return switch (error) {
            case FieldError field -> field.toOperationError();
            case NonNullableFieldWasNullError nonNull -> nonNull(nonNull);
            default -> other(error);
        };
    }

    private static OperationError other(GraphQLError error) {
        if (error.getPath() == null || error.getPath().isEmpty()) {
            String message =
                    error.getErrorType() == ErrorType.ValidationError
                            ? Wording.variable(error.getMessage())
                            : error.getMessage();
            return new OperationError(null, locations(error.getLocations()), message, null);
        }
        return new OperationError(error.getPath(), null, error.getMessage(), null);
    }

    private static OperationError nonNull(NonNullableFieldWasNullError error) {
        List<Object> path = error.getPath();
        String message = Wording.nonNull(error.getMessage(), written(path));
        return new OperationError(path, null, message, null);
    }

    /** {@code /todos[0]/id}. */
    private static String written(List<Object> path) {
        StringBuilder text = new StringBuilder();
        for (Object segment : path) {
            if (segment instanceof Integer index) {
                text.append('[').append(index).append(']');
            } else {
                text.append('/').append(segment);
            }
        }
        return text.toString();
    }

    static @Nullable List<OperationError.Location> locations(
            @Nullable List<SourceLocation> locations) {
        return locations == null || locations.isEmpty()
                ? null
                : locations.stream().map(ErrorTranslation::location).toList();
    }

    static @Nullable List<OperationError.Location> locations(@Nullable SourceLocation location) {
        return location == null ? null : List.of(location(location));
    }

    private static OperationError.Location location(SourceLocation location) {
        return new OperationError.Location(location.getLine(), location.getColumn());
    }
}
