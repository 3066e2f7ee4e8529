package dev.stepgraph.gateway.resolver.template;

import dev.stepgraph.gateway.resolver.util.InvalidCallException;
import dev.stepgraph.gateway.resolver.util.PlainValues;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/** Values as Java prints them: {@code [a, b]}, <code>{a=1}</code>. */
final class ValueText {

    private ValueText() {}

    static void append(BoundedText text, @Nullable Object value) {
        append(text, value, 0);
    }

    private static void append(BoundedText text, @Nullable Object value, int depth) {
        if (depth > PlainValues.MAX_DEPTH) {
            throw new InvalidCallException("The value nests too deep");
        }
        switch (value) {
            case null -> text.append("null");
            case String string -> text.append(string);
            case Number number -> text.append(PlainValues.numberText(number));
            case Map<?, ?> map -> {
                String separator = "{";
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    text.append(separator);
                    append(text, entry, depth + 1);
                    separator = ", ";
                }
                text.append(map.isEmpty() ? "{}" : "}");
            }
            case Map.Entry<?, ?> entry -> {
                append(text, entry.getKey(), depth + 1);
                text.append("=");
                append(text, entry.getValue(), depth + 1);
            }
            case Iterable<?> list -> {
                text.append("[");
                String separator = "";
                for (Object element : list) {
                    text.append(separator);
                    append(text, element, depth + 1);
                    separator = ", ";
                }
                text.append("]");
            }
            default -> text.append(value.toString());
        }
    }
}
