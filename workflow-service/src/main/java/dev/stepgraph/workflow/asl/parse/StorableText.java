package dev.stepgraph.workflow.asl.parse;

import static dev.stepgraph.workflow.asl.parse.DiagnosticCode.INVALID_JSON_DESCRIPTION;

import dev.stepgraph.common.json.JsonText;

import tools.jackson.databind.JsonNode;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/**
 * Demands that no field name and no string holds half of a surrogate pair or a NUL: they end up in
 * names and error columns, and neither UTF-8 nor PostgreSQL can hold them.
 */
final class StorableText {

    private static final String PROBLEM =
            "Text holds a character that cannot be stored: NUL or half of a surrogate pair";

    private StorableText() {}

    /** Whether it is so everywhere; if not, a diagnostic names one place where it is not. */
    static boolean holdsIn(JsonNode json, DiagnosticCollector diagnostics) {
        Deque<Place> open = new ArrayDeque<>();
        open.push(new Place(Location.ROOT, json));
        while (!open.isEmpty()) {
            Place place = open.pop();
            if (!isStorable(place)) {
                diagnostics.error(INVALID_JSON_DESCRIPTION, PROBLEM, place.location());
                return false;
            }
            openChildren(place, open);
        }
        return true;
    }

    private static boolean isStorable(Place place) {
        JsonNode value = place.value();
        return value.isString()
                ? isStorable(value.stringValue())
                : value.propertyStream().allMatch(field -> isStorable(field.getKey()));
    }

    private static boolean isStorable(String text) {
        return text.indexOf(0) < 0 && JsonText.isUnicode(text);
    }

    private static void openChildren(Place place, Deque<Place> open) {
        for (Map.Entry<String, JsonNode> child : place.value().properties()) {
            open.push(new Place(place.location().field(child.getKey()), child.getValue()));
        }
        if (place.value().isArray()) {
            for (int i = 0; i < place.value().size(); i++) {
                open.push(new Place(place.location().element(i), place.value().get(i)));
            }
        }
    }

    private record Place(Location location, JsonNode value) {}
}
