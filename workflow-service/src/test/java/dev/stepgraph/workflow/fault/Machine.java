package dev.stepgraph.workflow.fault;

import dev.stepgraph.common.json.JsonText;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/** The state machines that run while faults happen, each a function of one number from 0 to 99. */
enum Machine {
    /** Steps of the engine's own, all in one burst. */
    PASSES {
        @Override
        Outcome outcome(int n) {
            return Outcome.succeeded("{\"n\":%d}".formatted(n + 5));
        }
    },
    /** Three ways, of which one fails. */
    CHOICE {
        @Override
        Outcome outcome(int n) {
            if (n >= 90) {
                return Outcome.FAILED;
            }
            return Outcome.succeeded("{\"size\":\"%s\"}".formatted(n < 50 ? "small" : "large"));
        }
    },
    /** Three functions: one is retried, and one failure is caught. */
    TASKS {
        @Override
        Outcome outcome(int n) {
            return Functions.refuses(2 * n)
                    ? Outcome.COMPENSATED
                    : Outcome.succeeded("{\"n\":%d}".formatted(2 * n));
        }
    },
    /** A timer of up to three seconds, then a function. */
    WAIT {
        @Override
        String input(int n) {
            return "{\"n\":%d,\"seconds\":%d}".formatted(n, n % 4);
        }

        @Override
        Outcome outcome(int n) {
            return Outcome.succeeded("{\"n\":%d}".formatted(2 * n));
        }
    },
    /** Two branches; when the first fails, the second is cut off. */
    PARALLEL {
        @Override
        Outcome outcome(int n) {
            return Functions.refuses(n)
                    ? Outcome.COMPENSATED
                    : Outcome.succeeded("[{\"n\":%d},{\"n\":%d}]".formatted(n, 2 * n));
        }
    },
    /** Four items, two at a time. */
    MAP {
        @Override
        String input(int n) {
            return "{\"items\":[%d,%d,%d,%d]}".formatted(n, n + 1, n + 2, n + 3);
        }

        @Override
        Outcome outcome(int n) {
            return Outcome.succeeded(
                    "[{\"n\":%d},{\"n\":%d},{\"n\":%d},{\"n\":%d}]"
                            .formatted(2 * n, 2 * n + 2, 2 * n + 4, 2 * n + 6));
        }
    };

    /**
     * How an execution ends.
     *
     * @param output its output; absent if it fails
     */
    record Outcome(@Nullable JsonNode output) {

        static final Outcome FAILED = new Outcome(null);
        static final Outcome COMPENSATED = succeeded("{\"compensated\":true}");

        static Outcome succeeded(String json) {
            return new Outcome(JsonText.parse(json));
        }
    }

    /** The input of an execution, as JSON. */
    String input(int n) {
        return "{\"n\":%d}".formatted(n);
    }

    /** How an execution with that input ends, whatever happens meanwhile. */
    abstract Outcome outcome(int n);

    /** Its name as a state machine. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    String arn() {
        return "arn:aws:states:us-east-1:000000000000:stateMachine:" + text();
    }

    String definition() {
        String file = "/fault/" + text() + ".json";
        try (InputStream stream = Machine.class.getResourceAsStream(file)) {
            return new String(
                    Objects.requireNonNull(stream, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
