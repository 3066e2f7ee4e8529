package dev.stepgraph.workflow.asl.parse;

import dev.stepgraph.workflow.asl.model.Catcher;
import dev.stepgraph.workflow.asl.model.ErrorHandling;
import dev.stepgraph.workflow.asl.model.ErrorName;
import dev.stepgraph.workflow.asl.model.ResultPath;
import dev.stepgraph.workflow.asl.model.Retrier;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Reads {@code Retry} and {@code Catch} (States Language, "Errors"). */
final class ErrorHandlingReader {

    private static final Set<String> RETRIER_FIELDS =
            Set.of(
                    "ErrorEquals",
                    "IntervalSeconds",
                    "MaxAttempts",
                    "BackoffRate",
                    "MaxDelaySeconds",
                    "JitterStrategy",
                    "Comment");

    private static final Set<String> CATCHER_FIELDS =
            Set.of("ErrorEquals", "Next", "ResultPath", "Output", "Assign", "Comment");

    private static final List<String> JITTER_STRATEGIES = List.of("NONE", "FULL");

    /** 366 days. */
    private static final long MOST_DELAY_SECONDS = 31_622_400;

    private ErrorHandlingReader() {}

    static ErrorHandling read(StateReading state) {
        return new ErrorHandling(retriers(state), catchers(state));
    }

    private static List<Retrier> retriers(StateReading state) {
        List<Retrier> retriers = new ArrayList<>();
        for (Entry entry : entries(state, "Retry")) {
            ObjectFields fields = state.object(entry.value(), entry.location());
            if (fields != null) {
                fields.allowOnly(RETRIER_FIELDS);
                retriers.add(retrier(state, fields, entry.last()));
            }
        }
        return retriers;
    }

    private static Retrier retrier(StateReading state, ObjectFields fields, boolean last) {
        fields.string("Comment");
        Long maxDelay = fields.integer("MaxDelaySeconds", 1, MOST_DELAY_SECONDS);
        return new Retrier(
                errorEquals(state, fields, last),
                orElse(fields.integer("IntervalSeconds", 0, NumberReader.MOST_SECONDS), 1L),
                orElse(fields.integer("MaxAttempts", 0, NumberReader.MOST_SECONDS), 3L),
                orElse(fields.number("BackoffRate", 1, Double.MAX_VALUE), 2.0),
                maxDelay == null ? OptionalLong.empty() : OptionalLong.of(maxDelay),
                "FULL".equals(fields.oneOf("JitterStrategy", JITTER_STRATEGIES)));
    }

    /** The catchers; of one that is faulty, its way out is noted all the same. */
    static List<Catcher> catchers(StateReading state) {
        List<Catcher> catchers = new ArrayList<>();
        for (Entry entry : entries(state, "Catch")) {
            ObjectFields fields = state.object(entry.value(), entry.location());
            if (fields == null) {
                state.exitsAreUnknown();
                continue;
            }
            fields.allowOnly(CATCHER_FIELDS);
            LanguageFields.check(fields, state.queryLanguage());
            fields.string("Comment");
            Variables.noteAssign(state, fields);
            fields.require("ErrorEquals", "Next");
            List<String> errorEquals = errorNames(state, fields, entry.last());
            ResultPath resultPath = PathReader.resultPath(state, fields);
            String next = state.exit(fields, "Next");
            if (next != null) {
                catchers.add(new Catcher(errorEquals, resultPath, next));
            }
        }
        return catchers;
    }

    private static List<String> errorEquals(StateReading state, ObjectFields fields, boolean last) {
        fields.require("ErrorEquals");
        return errorNames(state, fields, last);
    }

    private static List<String> errorNames(StateReading state, ObjectFields fields, boolean last) {
        List<JsonNode> elements = fields.filledArray("ErrorEquals");
        if (elements == null) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            Location location = fields.at("ErrorEquals").element(i);
            if (!elements.get(i).isString()) {
                state.diagnostics().schemaError("Expected value of type String", location);
                continue;
            }
            String name = elements.get(i).stringValue();
            if (name.equals(ErrorName.ALL.text()) && (!last || elements.size() > 1)) {
                String message = "States.ALL must appear alone and at end of list";
                state.diagnostics().schemaError(message, location);
            }
            names.add(name);
        }
        return names;
    }

    private static List<Entry> entries(StateReading state, String field) {
        List<JsonNode> elements = state.fields().array(field);
        if (elements == null) {
            return List.of();
        }
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            Location location = state.fields().at(field).element(i);
            entries.add(new Entry(elements.get(i), location, i == elements.size() - 1));
        }
        return entries;
    }

    private static <T> T orElse(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }

    private record Entry(JsonNode value, Location location, boolean last) {}
}
