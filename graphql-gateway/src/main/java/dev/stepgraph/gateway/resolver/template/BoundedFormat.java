package dev.stepgraph.gateway.resolver.template;

import dev.stepgraph.gateway.resolver.util.Budget;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.IllegalFormatException;
import java.util.List;
import java.util.Locale;

/** {@code String.format} with widths, precisions and values that cannot blow up. */
final class BoundedFormat {

    /** How many digits a width or a precision may have. */
    private static final int MAX_DIGITS = 3;

    private BoundedFormat() {}

    static String format(String format, List<@Nullable Object> values, Budget budget) {
        requireSmallNumbers(format);
        List<@Nullable Object> scalars = new ArrayList<>();
        long longest = 1_000;
        for (Object value : values) {
            Object scalar = scalar(value);
            longest += scalar instanceof String text ? text.length() : 0;
            scalars.add(scalar);
        }
        long specifiers = format.chars().filter(c -> c == '%').count();
        budget.spendText(format.length() + specifiers * longest);
        try {
            return String.format(Locale.ROOT, format, scalars.toArray());
        } catch (IllegalFormatException e) {
            throw TemplateRun.invalid("The format is faulty: " + e.getMessage());
        }
    }

    private static void requireSmallNumbers(String format) {
        int digits = 0;
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            digits = c >= '0' && c <= '9' ? digits + 1 : 0;
            if (digits > MAX_DIGITS) {
                throw TemplateRun.invalid("A format's numbers have at most three digits");
            }
        }
    }

    private static @Nullable Object scalar(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case BigDecimal decimal -> decimal.doubleValue();
            case String text -> text;
            case Number number -> number;
            case Boolean truth -> truth;
            default -> throw TemplateRun.invalid("A format takes texts, numbers and booleans");
        };
    }
}
