package dev.stepgraph.workflow.asl.path;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.StreamSupport;

/** A function at the end of a path: {@code $.items.length()}. */
enum PathFunction {
    LENGTH {
        @Override
        @Nullable JsonNode of(JsonNode value) {
            return value.isContainer() ? JsonNodeFactory.instance.numberNode(value.size()) : null;
        }
    },
    SIZE {
        @Override
        @Nullable JsonNode of(JsonNode value) {
            return LENGTH.of(value);
        }
    },
    KEYS {
        @Override
        @Nullable JsonNode of(JsonNode value) {
            if (!value.isObject()) {
                return null;
            }
            ArrayNode keys = JsonNodeFactory.instance.arrayNode(value.size());
            value.propertyNames().forEach(keys::add);
            return keys;
        }
    },
    FIRST {
        @Override
        @Nullable JsonNode of(JsonNode value) {
            return value.get(0);
        }
    },
    LAST {
        @Override
        @Nullable JsonNode of(JsonNode value) {
            return value.get(value.size() - 1);
        }
    },
    MIN {
        @Override
        @Nullable JsonNode of(JsonNode value) {
            return number(numbers(value).min().orElse(Double.NaN));
        }
    },
    MAX {
        @Override
        @Nullable JsonNode of(JsonNode value) {
            return number(numbers(value).max().orElse(Double.NaN));
        }
    },
    SUM {
        @Override
        @Nullable JsonNode of(JsonNode value) {
            double[] numbers = numbers(value).toArray();
            return numbers.length == 0 ? null : number(Arrays.stream(numbers).sum());
        }
    },
    AVG {
        @Override
        @Nullable JsonNode of(JsonNode value) {
            return number(numbers(value).average().orElse(Double.NaN));
        }
    },
    STDDEV {
        @Override
        @Nullable JsonNode of(JsonNode value) {
            double[] numbers = numbers(value).toArray();
            double mean = Arrays.stream(numbers).average().orElse(Double.NaN);
            double squares = Arrays.stream(numbers).map(n -> (n - mean) * (n - mean)).sum();
            return number(Math.sqrt(squares / numbers.length));
        }
    };

    /** The function of that name; null if there is none. */
    static @Nullable PathFunction named(String name) {
        for (PathFunction function : values()) {
            if (function.name().toLowerCase(Locale.ROOT).equals(name)) {
                return function;
            }
        }
        return null;
    }

    /** The function of a value; null if it has none. */
    final @Nullable JsonNode apply(JsonNode value, WorkBudget budget) {
        budget.spend(value.size());
        return of(value);
    }

    abstract @Nullable JsonNode of(JsonNode value);

    private static DoubleStream numbers(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .filter(JsonNode::isNumber)
                .mapToDouble(JsonNode::asDouble);
    }

    private static @Nullable JsonNode number(double value) {
        return Double.isFinite(value) ? JsonNodeFactory.instance.numberNode(value) : null;
    }
}
