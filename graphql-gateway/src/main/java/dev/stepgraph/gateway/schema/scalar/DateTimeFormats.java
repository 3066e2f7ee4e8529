package dev.stepgraph.gateway.schema.scalar;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Dates and times as AppSync takes them: extended ISO 8601, with an offset of {@code Z} or {@code
 * ±hh:mm} or, beyond ISO 8601, {@code ±hh:mm:ss}.
 */
final class DateTimeFormats {

    private static final int DATE_LENGTH = 10;
    private static final int MAX_FRACTION_DIGITS = 9;

    private final String text;
    private int position;

    private DateTimeFormats(String text, int position) {
        this.text = text;
        this.position = position;
    }

    /** {@code YYYY-MM-DD}, and perhaps an offset. */
    static boolean isDate(String text) {
        return startsWithDate(text) && new DateTimeFormats(text, DATE_LENGTH).endsWithOffset(true);
    }

    /** {@code hh:mm}, perhaps with seconds and their fraction, and perhaps an offset. */
    static boolean isTime(String text) {
        DateTimeFormats rest = new DateTimeFormats(text, 0);
        return rest.readTime() && rest.endsWithOffset(true);
    }

    /** A date, {@code T}, a time, and an offset. */
    static boolean isDateTime(String text) {
        if (!startsWithDate(text) || text.length() <= DATE_LENGTH) {
            return false;
        }
        DateTimeFormats rest = new DateTimeFormats(text, DATE_LENGTH);
        return rest.take('T') && rest.readTime() && rest.endsWithOffset(false);
    }

    private static boolean startsWithDate(String text) {
        DateTimeFormats digits = new DateTimeFormats(text, 0);
        if (!(digits.takeDigits(4)
                && digits.take('-')
                && digits.takeDigits(2)
                && digits.take('-')
                && digits.takeDigits(2))) {
            return false;
        }
        try {
            LocalDate.parse(text.substring(0, DATE_LENGTH));
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private boolean readTime() {
        if (!takeNumber(23) || !take(':') || !takeNumber(59)) {
            return false;
        }
        if (!take(':')) {
            return true;
        }
        return takeNumber(59) && (!take('.') || takeFraction());
    }

    private boolean takeFraction() {
        int start = position;
        while (position < text.length() && isDigit(text.charAt(position))) {
            position++;
        }
        int digits = position - start;
        return digits >= 1 && digits <= MAX_FRACTION_DIGITS;
    }

    private boolean endsWithOffset(boolean mayBeMissing) {
        if (position == text.length()) {
            return mayBeMissing;
        }
        if (take('Z')) {
            return position == text.length();
        }
        if (!take('+') && !take('-')) {
            return false;
        }
        boolean hoursAndMinutes = takeNumber(23) && take(':') && takeNumber(59);
        boolean seconds = !hoursAndMinutes || !take(':') || takeNumber(59);
        return hoursAndMinutes && seconds && position == text.length();
    }

    private boolean take(char expected) {
        boolean there = position < text.length() && text.charAt(position) == expected;
        if (there) {
            position++;
        }
        return there;
    }

    private boolean takeDigits(int count) {
        int end = position + count;
        if (end > text.length()) {
            return false;
        }
        while (position < end) {
            if (!isDigit(text.charAt(position++))) {
                return false;
            }
        }
        return true;
    }

    /** Two digits that count no more than the limit. */
    private boolean takeNumber(int limit) {
        int start = position;
        return takeDigits(2) && Integer.parseInt(text, start, position, 10) <= limit;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
