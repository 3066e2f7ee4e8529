package dev.stepgraph.gateway.resolver.util;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

import java.util.ArrayList;
import java.util.List;

/**
 * A regular expression of a handler, run by RE2, whose time is the product of the two lengths at
 * worst; that is paid for beforehand.
 */
public final class LinearPattern {

    /** How long a pattern may be when its counted repetitions are written out. */
    private static final long MAX_LENGTH = 20_000;

    private final Pattern pattern;
    private final long length;

    private LinearPattern(Pattern pattern, long length) {
        this.pattern = pattern;
        this.length = length;
    }

    /**
     * Reads a pattern.
     *
     * @throws InvalidCallException if it is faulty or too long
     */
    public static LinearPattern compile(String text, Budget budget) {
        long length = writtenOut(text);
        if (length > MAX_LENGTH) {
            throw new InvalidCallException("The pattern is too long");
        }
        budget.spend(length * 8);
        try {
            return new LinearPattern(Pattern.compile(text), length);
        } catch (PatternSyntaxException e) {
            throw new InvalidCallException("The pattern is faulty: " + e.getDescription());
        }
    }

    /** Whether it matches a whole text. */
    public boolean matches(String text, Budget budget) {
        pay(text, budget);
        return pattern.matches(text);
    }

    /** The text with the first match replaced; {@code $1} in the replacement is a group. */
    public String replaceFirst(String text, String replacement, Budget budget) {
        pay(text, budget);
        Matcher matcher = pattern.matcher(text);
        StringBuilder replaced = new StringBuilder();
        if (matcher.find()) {
            append(matcher, replaced, replacement, budget);
        }
        matcher.appendTail(replaced);
        return replaced.toString();
    }

    /** The text with every match replaced; {@code $1} in the replacement is a group. */
    public String replaceAll(String text, String replacement, Budget budget) {
        pay(text, budget);
        Matcher matcher = pattern.matcher(text);
        StringBuilder replaced = new StringBuilder();
        while (matcher.find()) {
            append(matcher, replaced, replacement, budget);
        }
        matcher.appendTail(replaced);
        return replaced.toString();
    }

    /** The parts between matches, as {@link String#split(String, int)} has them. */
    public List<String> split(String text, int limit, Budget budget) {
        pay(text, budget);
        budget.spend(16L * (1 + text.length()));
        return new ArrayList<>(List.of(pattern.split(text, limit)));
    }

    private void append(
            Matcher matcher, StringBuilder replaced, String replacement, Budget budget) {
        int before = replaced.length();
        budget.spendText(replacement.length());
        try {
            matcher.appendReplacement(replaced, replacement);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new InvalidCallException("The replacement is faulty: " + e.getMessage());
        }
        budget.spendText(replaced.length() - before);
    }

    private void pay(String text, Budget budget) {
        budget.spend((1L + text.length()) * (4 + length / 2));
    }

    /** The length with repetitions written out, each for the group or character before it. */
    private static long writtenOut(String text) {
        List<Long> starts = new ArrayList<>();
        long total = 0;
        long last = 0;
        for (int i = 0; i < text.length() && total <= MAX_LENGTH; i++) {
            char c = text.charAt(i);
            if (c == '(') {
                starts.add(total);
            } else if (c == ')' && !starts.isEmpty()) {
                last = total - starts.removeLast();
            } else if (c == '{') {
                total += last * (bound(text, i + 1) - 1);
            } else {
                last = 1;
                total++;
            }
        }
        return total;
    }

    /** The larger number of <code>{2,5}</code>; 1 if there is none. */
    private static long bound(String text, int from) {
        long bound = 1;
        long count = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != ',' && (c < '0' || c > '9')) {
                break;
            }
            count = c == ',' ? 0 : Math.min(count * 10 + (c - '0'), MAX_LENGTH);
            bound = Math.max(bound, count);
        }
        return bound;
    }
}
