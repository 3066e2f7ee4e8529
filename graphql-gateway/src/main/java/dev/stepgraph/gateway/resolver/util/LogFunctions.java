package dev.stepgraph.gateway.resolver.util;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/** {@code util.log}: what a handler writes down. */
final class LogFunctions {

    private static final String PLACE = "{}";

    static final Map<String, UtilFunction> FUNCTIONS =
            Map.of(
                    "log.info", (run, args) -> log(run, args, "INFO"),
                    "log.error", (run, args) -> log(run, args, "ERROR"),
                    "log.debug", (run, args) -> log(run, args, "DEBUG"));

    private LogFunctions() {}

    /** A value; or a text in which every {@code {}} is the place of a further argument. */
    private static @Nullable Object log(Evaluation run, Arguments args, String level) {
        String text = text(run, args.value(0));
        StringBuilder line = new StringBuilder(level).append(" - ");
        int copied = 0;
        int argument = 1;
        for (int place = text.indexOf(PLACE);
                place >= 0 && argument < args.size();
                place = text.indexOf(PLACE, copied)) {
            line.append(text, copied, place).append(text(run, args.value(argument)));
            copied = place + PLACE.length();
            argument++;
        }
        run.log(line.append(text, copied, text.length()).toString());
        return null;
    }

    private static String text(Evaluation run, @Nullable Object value) {
        if (value instanceof String text) {
            run.budget().spendText(text.length());
            return text;
        }
        return PlainValues.write(value, run.budget());
    }
}
