package dev.stepgraph.workflow.asl.parse;

import static dev.stepgraph.workflow.asl.parse.DiagnosticCode.INVALID_JSON_DESCRIPTION;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/**
 * Demands that every value can be stored and computed with: no half of a surrogate pair, no NUL
 * (PostgreSQL knows neither), no number whose exponent would make arithmetic explode.
 */
final class PlainValues {

    private final DefinitionQuotas quotas;

    PlainValues(DefinitionQuotas quotas) {
        this.quotas = quotas;
    }

    /** Whether they all are; if not, a diagnostic names the first that is not. */
    boolean holdIn(JsonNode json, DiagnosticCollector diagnostics) {
        Deque<Place> open = new ArrayDeque<>();
        open.push(new Place(Location.ROOT, json));
        while (!open.isEmpty()) {
            Place place = open.pop();
            String problem = problemOf(place.value());
            if (problem != null) {
                diagnostics.error(INVALID_JSON_DESCRIPTION, problem, place.location());
                return false;
            }
            if (!openChildren(place, open)) {
                String unreadable = "Field name holds a character that is not allowed";
                diagnostics.error(INVALID_JSON_DESCRIPTION, unreadable, place.location());
                return false;
            }
        }
        return true;
    }

    private boolean openChildren(Place place, Deque<Place> open) {
        for (Map.Entry<String, JsonNode> child : place.value().properties()) {
            if (!isPlain(child.getKey())) {
                return false;
            }
            open.push(new Place(place.location().field(child.getKey()), child.getValue()));
        }
        if (place.value().isArray()) {
            for (int i = 0; i < place.value().size(); i++) {
                open.push(new Place(place.location().element(i), place.value().get(i)));
            }
        }
        return true;
    }

    private @Nullable String problemOf(JsonNode value) {
        if (value.isString() && !isPlain(value.stringValue())) {
            return "String holds a character that is not allowed: NUL or half of a surrogate pair";
        }
        if (value.isBigDecimal() && exponentOf(value.decimalValue()) > quotas.numberExponent()) {
            return "Number is out of range";
        }
        return null;
    }

    private static long exponentOf(BigDecimal number) {
        return Math.abs((long) number.precision() - number.scale());
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == 0 || Character.isLowSurrogate(character)) {
                return false;
            }
            if (Character.isHighSurrogate(character)) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }

    private record Place(Location location, JsonNode value) {}
}
