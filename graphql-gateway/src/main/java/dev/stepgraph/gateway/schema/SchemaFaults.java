package dev.stepgraph.gateway.schema;

import dev.stepgraph.gateway.registry.SchemaProblem;

import graphql.GraphQLError;
import graphql.language.SourceLocation;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** Turns graphql-java's errors into faults. */
final class SchemaFaults {

    /** graphql-java repeats the place within the message. */
    private static final Pattern PLACE = Pattern.compile(" \\[@-?\\d+:-?\\d+]");

    private SchemaFaults() {}

    static List<SchemaProblem> of(List<GraphQLError> errors) {
        List<SchemaProblem> faults = new ArrayList<>();
        for (GraphQLError error : errors) {
            List<SourceLocation> locations = error.getLocations();
            SourceLocation first =
                    locations == null || locations.isEmpty() ? null : locations.getFirst();
            faults.add(at(PLACE.matcher(error.getMessage()).replaceAll(""), first));
        }
        return sorted(faults);
    }

    static List<SchemaProblem> sorted(List<SchemaProblem> faults) {
        return faults.stream()
                .distinct()
                .sorted(
                        Comparator.comparingInt(SchemaProblem::line)
                                .thenComparingInt(SchemaProblem::column))
                .toList();
    }

    static SchemaProblem at(String message, @Nullable SourceLocation location) {
        if (location == null || location.getLine() <= 0) {
            return new SchemaProblem(message, 0, 0);
        }
        return new SchemaProblem(message, location.getLine(), location.getColumn());
    }
}
