package dev.stepgraph.workflow.asl.path;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * A regular expression of a filter, matched against a whole text by RE2, whose time is the product
 * of the two lengths at worst.
 */
final class FilterPattern {

    /** How long a pattern may be when its counted repetitions are written out. */
    private static final long MAX_LENGTH = 5_000;

    private final Pattern pattern;
    private final long length;

    private FilterPattern(Pattern pattern, long length) {
        this.pattern = pattern;
        this.length = length;
    }

    /**
     * @param flags of {@link Pattern}
     */
    static FilterPattern compile(String text, int flags) throws InvalidExpressionException {
        long length = writtenOut(text);
        if (length > MAX_LENGTH) {
            throw new InvalidExpressionException("The pattern is too long");
        }
        try {
            return new FilterPattern(Pattern.compile(text, flags), length);
        } catch (PatternSyntaxException e) {
            throw new InvalidExpressionException("The pattern is faulty: " + e.getDescription());
        }
    }

    boolean matches(String text, WorkBudget budget) {
        budget.spend((1 + text.length()) * (1 + length / 8));
        return pattern.matches(text);
    }

    /** Takes every repetition for one within all others. */
    private static long writtenOut(String text) {
        long length = text.length();
        for (int i = text.indexOf('{'); i >= 0 && length <= MAX_LENGTH; i = text.indexOf('{', i)) {
            long bound = 0;
            long count = 0;
            i++;
            while (i < text.length() && isCount(text.charAt(i))) {
                char c = text.charAt(i++);
                count = c == ',' ? 0 : Math.min(count * 10 + (c - '0'), MAX_LENGTH);
                bound = Math.max(bound, count);
            }
            length *= Math.max(1, bound);
        }
        return length;
    }

    private static boolean isCount(char c) {
        return c == ',' || (c >= '0' && c <= '9');
    }
}
