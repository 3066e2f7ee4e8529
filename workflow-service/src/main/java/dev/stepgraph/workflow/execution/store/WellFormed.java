package dev.stepgraph.workflow.execution.store;

/** JSON text that can be stored: UTF-8 has no lone surrogates, so they are written as escapes. */
public final class WellFormed {

    private WellFormed() {}

    /** The same JSON, with every lone surrogate as an escape. */
    public static String text(String json) {
        int lone = loneSurrogate(json, 0);
        if (lone < 0) {
            return json;
        }
        StringBuilder text = new StringBuilder(json.length() + 16);
        int from = 0;
        while (lone >= 0) {
            text.append(json, from, lone);
            text.append("\\u").append(Integer.toHexString(json.charAt(lone)));
            from = lone + 1;
            lone = loneSurrogate(json, from);
        }
        return text.append(json, from, json.length()).toString();
    }

    private static int loneSurrogate(String text, int from) {
        int i = from;
        while (i < text.length()) {
            char c = text.charAt(i);
            boolean pair =
                    Character.isHighSurrogate(c)
                            && i + 1 < text.length()
                            && Character.isLowSurrogate(text.charAt(i + 1));
            if (Character.isSurrogate(c) && !pair) {
                return i;
            }
            i += pair ? 2 : 1;
        }
        return -1;
    }
}
