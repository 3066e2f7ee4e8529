package dev.stepgraph.gateway.resolver.util;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Map;

/**
 * {@code util.time}: instants as milliseconds, as ISO 8601, and in formats of the handler's own.
 */
final class TimeFunctions {

    /** What reading a format takes, in units of work. */
    private static final int FORMAT = 400;

    /** How long a format may be. */
    private static final int MAX_FORMAT = 200;

    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    static final Map<String, UtilFunction> FUNCTIONS =
            Map.of(
                    "time.nowISO8601", (run, args) -> iso(run.clock().instant()),
                    "time.nowEpochSeconds", (run, args) -> run.clock().instant().getEpochSecond(),
                    "time.nowEpochMilliSeconds",
                            (run, args) -> run.clock().instant().toEpochMilli(),
                    "time.nowFormatted", (run, args) -> format(run, run.clock().instant(), args, 0),
                    "time.parseFormattedToEpochMilliSeconds", (run, args) -> parse(run, args),
                    "time.parseISO8601ToEpochMilliSeconds", (run, args) -> parseIso(args),
                    "time.epochMilliSecondsToSeconds", (run, args) -> seconds(args),
                    "time.epochMilliSecondsToISO8601",
                            (run, args) -> args.value(0) == null ? null : iso(instant(args)),
                    "time.epochMilliSecondsToFormatted",
                            (run, args) -> args.value(0) == null ? null : formatGiven(run, args));

    private TimeFunctions() {}

    private static String iso(Instant instant) {
        return formatted(ISO, instant);
    }

    private static Instant instant(Arguments args) {
        return Instant.ofEpochMilli(args.number(0).longValue());
    }

    private static @Nullable Object seconds(Arguments args) {
        return args.value(0) == null ? null : Math.floorDiv(args.number(0).longValue(), 1_000L);
    }

    private static String formatGiven(Evaluation run, Arguments args) {
        return args.value(1) == null ? iso(instant(args)) : format(run, instant(args), args, 1);
    }

    /** The format stands at an index, its time zone, if any, after it. */
    private static String format(Evaluation run, Instant instant, Arguments args, int index) {
        run.budget().spend(FORMAT);
        DateTimeFormatter formatter = formatter(args.text(index)).withZone(zone(args, index + 1));
        return formatted(formatter, instant);
    }

    private static String formatted(DateTimeFormatter formatter, Instant instant) {
        try {
            return formatter.format(instant);
        } catch (DateTimeException | ArithmeticException e) {
            throw new InvalidCallException("The time cannot be formatted: " + e.getMessage());
        }
    }

    private static @Nullable Object parse(Evaluation run, Arguments args) {
        run.budget().spend(FORMAT);
        if (args.value(0) == null || args.value(1) == null) {
            return null;
        }
        return millis(args.text(0), formatter(args.text(1)).withZone(zone(args, 2)));
    }

    private static @Nullable Object parseIso(Arguments args) {
        if (args.value(0) == null) {
            return null;
        }
        return millis(args.text(0), DateTimeFormatter.ISO_DATE_TIME.withZone(ZoneOffset.UTC));
    }

    private static long millis(String text, DateTimeFormatter formatter) {
        try {
            return ZonedDateTime.parse(text, formatter).toInstant().toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            throw new InvalidCallException("The time cannot be parsed: " + e.getMessage());
        }
    }

    private static DateTimeFormatter formatter(String pattern) {
        if (pattern.length() > MAX_FORMAT) {
            throw new InvalidCallException("A format has at most " + MAX_FORMAT + " characters");
        }
        try {
            DateTimeFormatterBuilder builder =
                    new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(pattern);
            if (!pattern.matches(".*[HhKkAnN].*")) {
                builder.parseDefaulting(ChronoField.HOUR_OF_DAY, 0);
            }
            return builder.toFormatter(Locale.US);
        } catch (IllegalArgumentException e) {
            throw new InvalidCallException("The format is faulty: " + e.getMessage());
        }
    }

    private static ZoneId zone(Arguments args, int index) {
        String name = args.optionalText(index);
        try {
            return name == null ? ZoneOffset.UTC : ZoneId.of(name, ZoneId.SHORT_IDS);
        } catch (DateTimeException e) {
            throw new InvalidCallException("There is no time zone " + name);
        }
    }
}
