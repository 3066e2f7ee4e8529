package dev.stepgraph.workflow.engine.state;

import java.util.ArrayList;
import java.util.List;

/**
 * The pattern of {@code StringMatches}: {@code *} stands for any characters, {@code \*} and {@code
 * \\} for themselves. Takes time linear in pattern and text, whatever they are.
 */
final class Wildcards {

    private Wildcards() {}

    static boolean match(String pattern, String text) {
        List<String> literals = split(pattern);
        String first = literals.getFirst();
        if (literals.size() == 1) {
            return first.equals(text);
        }
        String last = literals.getLast();
        int end = text.length() - last.length();
        if (!text.startsWith(first) || end < first.length() || !text.endsWith(last)) {
            return false;
        }
        int at = first.length();
        for (String literal : literals.subList(1, literals.size() - 1)) {
            at = find(literal, text, at, end);
            if (at < 0) {
                return false;
            }
        }
        return true;
    }

    /** The literal texts between the stars. */
    private static List<String> split(String pattern) {
        List<String> literals = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '*') {
                literals.add(literal.toString());
                literal.setLength(0);
            } else {
                if (c == '\\' && i + 1 < pattern.length() && special(pattern.charAt(i + 1))) {
                    i++;
                }
                literal.append(pattern.charAt(i));
            }
        }
        literals.add(literal.toString());
        return literals;
    }

    private static boolean special(char c) {
        return c == '*' || c == '\\';
    }

    /**
     * Where the literal's first occurrence at or after {@code from} ends, or -1 (Knuth, Morris,
     * Pratt).
     */
    private static int find(String literal, String text, int from, int end) {
        if (literal.isEmpty()) {
            return from;
        }
        int[] fallback = fallbacks(literal);
        int matched = 0;
        for (int i = from; i < end; i++) {
            while (matched > 0 && literal.charAt(matched) != text.charAt(i)) {
                matched = fallback[matched - 1];
            }
            if (literal.charAt(matched) == text.charAt(i)) {
                matched++;
            }
            if (matched == literal.length()) {
                return i + 1;
            }
        }
        return -1;
    }

    private static int[] fallbacks(String literal) {
        int[] fallback = new int[literal.length()];
        int matched = 0;
        for (int i = 1; i < literal.length(); i++) {
            while (matched > 0 && literal.charAt(matched) != literal.charAt(i)) {
                matched = fallback[matched - 1];
            }
            if (literal.charAt(matched) == literal.charAt(i)) {
                matched++;
            }
            fallback[i] = matched;
        }
        return fallback;
    }
}
