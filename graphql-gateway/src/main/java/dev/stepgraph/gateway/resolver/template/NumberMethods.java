package dev.stepgraph.gateway.resolver.template;

import dev.stepgraph.gateway.resolver.util.Arguments;
import dev.stepgraph.gateway.resolver.util.PlainEquality;
import dev.stepgraph.gateway.resolver.util.PlainValues;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/** The methods of numbers, static ones included, as Velocity finds them through a value. */
final class NumberMethods {

    static final Map<String, ValueMethods.ScalarMethod<Number>> METHODS =
            Map.ofEntries(
                    Map.entry("intValue", (number, args, call) -> number.intValue()),
                    Map.entry("longValue", (number, args, call) -> number.longValue()),
                    Map.entry("shortValue", (number, args, call) -> (int) number.shortValue()),
                    Map.entry("byteValue", (number, args, call) -> (int) number.byteValue()),
                    Map.entry("doubleValue", (number, args, call) -> number.doubleValue()),
                    Map.entry("floatValue", (number, args, call) -> number.doubleValue()),
                    Map.entry("parseInt", (number, args, call) -> parse(args)),
                    Map.entry("parseLong", (number, args, call) -> parse(args)),
                    Map.entry("parseDouble", (number, args, call) -> parseDouble(args)),
                    Map.entry("parseFloat", (number, args, call) -> parseDouble(args)),
                    Map.entry("valueOf", (number, args, call) -> valueOf(number, args)),
                    Map.entry("compareTo", (number, args, call) -> compare(number, args.number(0))),
                    Map.entry(
                            "compare",
                            (number, args, call) -> compare(args.number(0), args.number(1))),
                    Map.entry("max", (number, args, call) -> bound(args, 1)),
                    Map.entry("min", (number, args, call) -> bound(args, -1)),
                    Map.entry("sum", (number, args, call) -> sum(args)),
                    Map.entry(
                            "signum",
                            (number, args, call) ->
                                    compare(args.size() == 0 ? number : args.number(0), 0)),
                    Map.entry("isNaN", (number, args, call) -> Double.isNaN(number.doubleValue())),
                    Map.entry(
                            "isInfinite",
                            (number, args, call) -> Double.isInfinite(number.doubleValue())),
                    Map.entry("toString", (number, args, call) -> text(number, args)),
                    Map.entry(
                            "toHexString",
                            (number, args, call) -> Long.toHexString(args.number(0).longValue())),
                    Map.entry(
                            "toBinaryString",
                            (number, args, call) ->
                                    Long.toBinaryString(args.number(0).longValue())),
                    Map.entry(
                            "toOctalString",
                            (number, args, call) ->
                                    Long.toOctalString(args.number(0).longValue())));

    private static final int DEFAULT_RADIX = 10;

    private NumberMethods() {}

    private static Object parse(Arguments args) {
        String text = args.text(0);
        int radix = args.size() > 1 ? args.number(1).intValue() : DEFAULT_RADIX;
        try {
            long parsed = Long.parseLong(text, radix);
            return (int) parsed == parsed ? (Object) (int) parsed : (Object) parsed;
        } catch (NumberFormatException e) {
            throw TemplateRun.invalid("For input string: \"" + shortened(text) + "\"");
        }
    }

    private static Object parseDouble(Arguments args) {
        Number number = PlainValues.asNumber(args.text(0));
        if (number == null) {
            throw TemplateRun.invalid("For input string: \"" + shortened(args.text(0)) + "\"");
        }
        return number.doubleValue();
    }

    private static Object valueOf(Number type, Arguments args) {
        return type instanceof Double ? parseDouble(args) : parse(args);
    }

    private static int compare(Number left, Number right) {
        return Integer.signum(PlainEquality.compare(left, right));
    }

    private static Number bound(Arguments args, int direction) {
        Number first = args.number(0);
        Number second = args.number(1);
        return compare(first, second) * direction >= 0 ? first : second;
    }

    private static @Nullable Object sum(Arguments args) {
        return Calculations.perform(Expression.Operator.ADD, args.number(0), args.number(1));
    }

    private static String text(Number number, Arguments args) {
        return PlainValues.numberText(args.size() == 0 ? number : args.number(0));
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), 100));
    }
}
