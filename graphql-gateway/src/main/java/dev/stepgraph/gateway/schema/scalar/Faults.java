package dev.stepgraph.gateway.schema.scalar;

/** How AppSync words what is wrong with a value. */
final class Faults {

    private static final int MAX_SHOWN = 1_000;

    private Faults() {}

    static String unparsable(Object value, String words) {
        return "Unable to parse `" + shown(value) + "` as " + words + ".";
    }

    static String unserializable(Object value, String words) {
        return "Unable to serialize `" + shown(value) + "` as " + words + ".";
    }

    private static String shown(Object value) {
        String text = value.toString();
        return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "…";
    }
}
