package dev.stepgraph.gateway.execution;

import dev.stepgraph.gateway.resolver.HandlerError;

import graphql.ErrorClassification;
import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.language.Field;
import graphql.language.SourceLocation;
import graphql.schema.DataFetchingEnvironment;

import tools.jackson.databind.JsonNode;

import java.util.List;

/** A resolver's error on its way through graphql-java. */
final class FieldError implements GraphQLError {

    private static final long serialVersionUID = 1L;

    private static final String UNAUTHORIZED = "Unauthorized";

    private final transient HandlerError error;
    private final transient List<Object> path;
    private final transient List<SourceLocation> places;

    private FieldError(HandlerError error, List<Object> path, List<SourceLocation> places) {
        this.error = error;
        this.path = List.copyOf(path);
        this.places = List.copyOf(places);
    }

    /** An error of a field; of its data only what is selected of the field is shown. */
    static FieldError of(HandlerError error, DataFetchingEnvironment environment) {
        Field field = environment.getField();
        JsonNode data = error.data();
        HandlerError shown =
                new HandlerError(
                        message(error, environment),
                        error.errorType(),
                        data == null ? null : ErrorDataFilter.of(environment).filter(data),
                        error.errorInfo());
        SourceLocation place = field.getSourceLocation();
        return new FieldError(
                shown,
                environment.getExecutionStepInfo().getPath().toList(),
                place == null ? List.of() : List.of(place));
    }

    /** What {@code util.unauthorized()} raises does not say which field is meant. */
    private static String message(HandlerError error, DataFetchingEnvironment environment) {
        boolean unnamed =
                UNAUTHORIZED.equals(error.errorType()) && UNAUTHORIZED.equals(error.message());
        return unnamed
                ? GuardedField.refusal(
                        environment.getExecutionStepInfo().getObjectType().getName(),
                        environment.getField().getName())
                : error.message();
    }

    OperationError toOperationError() {
        return new OperationError(
                path,
                ErrorTranslation.locations(places),
                error.message(),
                new OperationError.Typed(error.errorType(), error.data(), error.errorInfo()));
    }

    @Override
    public String getMessage() {
        return error.message();
    }

    @Override
    public List<SourceLocation> getLocations() {
        return places;
    }

    @Override
    public List<Object> getPath() {
        return path;
    }

    @Override
    public ErrorClassification getErrorType() {
        return ErrorType.DataFetchingException;
    }
}
