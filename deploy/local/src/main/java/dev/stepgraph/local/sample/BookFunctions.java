package dev.stepgraph.local.sample;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.util.Map;

/** The function and the HTTP service of {@code deploy/samples/bookshop}. */
final class BookFunctions {

    private static final int MAX_DEMAND = 100;

    private BookFunctions() {}

    static Map<String, SampleFunction> all() {
        return Map.of("book-ratings", BookFunctions::ratings, "shipping", BookFunctions::shipping);
    }

    /** Asked for many books at once: an answer for each, in their order. */
    private static JsonNode ratings(JsonNode events) {
        ArrayNode ratings = JsonNodeFactory.instance.arrayNode();
        for (JsonNode event : events) {
            int demand = Math.floorMod(event.path("isbn").asString("").hashCode(), MAX_DEMAND);
            ratings.addObject()
                    .put("label", demand >= MAX_DEMAND / 2 ? "in demand" : "on the shelf")
                    .put("demand", demand);
        }
        return ratings;
    }

    private static JsonNode shipping(JsonNode question) {
        String country = question.path("country").asString("");
        boolean near = country.equals("DE");
        return JsonNodeFactory.instance
                .objectNode()
                .put("country", country)
                .put("days", near ? 2 : 7)
                .put("price", near ? 3.5 : 12.0);
    }
}
