package dev.stepgraph.workflow.asl.intrinsic;

import dev.stepgraph.workflow.asl.path.JavaNotation;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.util.List;

/**
 * <code>States.Format('{} is {}', $.name, 1)</code>: a text with values in its gaps. As on AWS,
 * objects and arrays are written in Java's notation, not in JSON.
 */
final class StatesFormat implements IntrinsicFunction {

    private static final int MAX_CHARACTERS = 1 << 20;

    /** Null if it is not known before the call. */
    private final @Nullable FormatTemplate template;

    StatesFormat() {
        this(null);
    }

    private StatesFormat(@Nullable FormatTemplate template) {
        this.template = template;
    }

    @Override
    public String name() {
        return "States.Format";
    }

    @Override
    public IntrinsicFunction prepared(List<Argument> arguments) {
        return !arguments.isEmpty() && arguments.getFirst() instanceof Argument.Text text
                ? new StatesFormat(FormatTemplate.parse(text.written()))
                : this;
    }

    @Override
    public JsonNode call(Arguments arguments) {
        arguments.expect(1, Integer.MAX_VALUE);
        FormatTemplate used = template != null ? template : FormatTemplate.parse(arguments.text(0));
        if (used.problem() != null) {
            throw new InvalidArgumentsException(
                    "Invalid template in States.Format: " + used.problem());
        }
        if (used.gaps() != arguments.count() - 1) {
            throw arguments.invalid("number of arguments do not match the occurrences of {}.");
        }
        return JsonNodeFactory.instance.stringNode(format(used, arguments));
    }

    private static String format(FormatTemplate template, Arguments arguments) {
        StringBuilder text = new StringBuilder(template.texts().getFirst());
        for (int i = 1; i < arguments.count(); i++) {
            JsonNode value = arguments.any(i);
            text.append(
                    value.isString()
                            ? value.stringValue()
                            : JavaNotation.of(value, MAX_CHARACTERS));
            text.append(template.texts().get(i));
            if (text.length() > MAX_CHARACTERS) {
                throw arguments.invalid();
            }
        }
        arguments.budget().spend(text.length() / 4);
        return text.toString();
    }
}
