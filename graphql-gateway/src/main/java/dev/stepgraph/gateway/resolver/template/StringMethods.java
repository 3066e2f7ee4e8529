package dev.stepgraph.gateway.resolver.template;

import dev.stepgraph.gateway.resolver.util.Arguments;
import dev.stepgraph.gateway.resolver.util.LinearPattern;
import dev.stepgraph.gateway.resolver.util.Searching;
import dev.stepgraph.gateway.resolver.util.UtilFunction;
import dev.stepgraph.gateway.resolver.util.UtilFunctions;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The methods of text. */
final class StringMethods {

    static final Map<String, ValueMethods.ScalarMethod<String>> METHODS =
            Map.ofEntries(
                    Map.entry("length", (text, args, call) -> text.length()),
                    Map.entry("isEmpty", (text, args, call) -> text.isEmpty()),
                    Map.entry("isBlank", (text, args, call) -> text.isBlank()),
                    Map.entry("charAt", (text, args, call) -> charAt(text, args)),
                    Map.entry(
                            "codePointAt",
                            (text, args, call) -> (int) charAt(text, args).charAt(0)),
                    Map.entry("substring", (text, args, call) -> substring(text, args, call)),
                    Map.entry("subSequence", (text, args, call) -> substring(text, args, call)),
                    Map.entry(
                            "indexOf",
                            (text, args, call) ->
                                    searched(text, args, call)
                                            .indexOf(args.text(0), from(args, 0))),
                    Map.entry(
                            "lastIndexOf",
                            (text, args, call) ->
                                    searched(text, args, call)
                                            .lastIndexOf(args.text(0), from(args, text.length()))),
                    Map.entry(
                            "contains",
                            (text, args, call) ->
                                    searched(text, args, call).contains(args.text(0))),
                    Map.entry(
                            "startsWith",
                            (text, args, call) ->
                                    paid(text, call).startsWith(args.text(0), from(args, 0))),
                    Map.entry(
                            "endsWith",
                            (text, args, call) -> paid(text, call).endsWith(args.text(0))),
                    Map.entry(
                            "equalsIgnoreCase",
                            (text, args, call) ->
                                    paid(text, call).equalsIgnoreCase(args.optionalText(0))),
                    Map.entry(
                            "contentEquals",
                            (text, args, call) -> paid(text, call).contentEquals(args.text(0))),
                    Map.entry(
                            "compareTo",
                            (text, args, call) -> paid(text, call).compareTo(args.text(0))),
                    Map.entry(
                            "compareToIgnoreCase",
                            (text, args, call) ->
                                    paid(text, call).compareToIgnoreCase(args.text(0))),
                    Map.entry(
                            "concat",
                            (text, args, call) -> join(call, "", List.of(text, args.text(0)))),
                    Map.entry("join", (text, args, call) -> join(args, call)),
                    Map.entry("repeat", (text, args, call) -> repeat(text, args, call)),
                    Map.entry("replace", (text, args, call) -> replace(text, args, call)),
                    Map.entry(
                            "replaceAll",
                            (text, args, call) ->
                                    pattern(args, call)
                                            .replaceAll(text, args.text(1), call.budget())),
                    Map.entry(
                            "replaceFirst",
                            (text, args, call) ->
                                    pattern(args, call)
                                            .replaceFirst(text, args.text(1), call.budget())),
                    Map.entry(
                            "matches",
                            (text, args, call) -> pattern(args, call).matches(text, call.budget())),
                    Map.entry("split", (text, args, call) -> split(text, args, call)),
                    Map.entry(
                            "toLowerCase",
                            (text, args, call) -> paid(text, call).toLowerCase(Locale.ROOT)),
                    Map.entry(
                            "toUpperCase",
                            (text, args, call) -> paid(text, call).toUpperCase(Locale.ROOT)),
                    Map.entry("trim", (text, args, call) -> paid(text, call).trim()),
                    Map.entry("strip", (text, args, call) -> paid(text, call).strip()),
                    Map.entry(
                            "stripLeading", (text, args, call) -> paid(text, call).stripLeading()),
                    Map.entry(
                            "stripTrailing",
                            (text, args, call) -> paid(text, call).stripTrailing()),
                    Map.entry("intern", (text, args, call) -> text),
                    Map.entry("toCharArray", (text, args, call) -> characters(text, call)),
                    Map.entry("chars", (text, args, call) -> characters(text, call)),
                    Map.entry("valueOf", (text, args, call) -> printed(args, call)),
                    Map.entry("format", (text, args, call) -> format(args, call)));

    private StringMethods() {}

    /** Texts are compared and searched in a time that their length bounds. */
    private static String paid(String text, ValueMethods.Call call) {
        call.budget().spendText(text.length());
        return text;
    }

    /** Where both repeat one character, a search costs the product of their lengths. */
    private static String searched(String text, Arguments args, ValueMethods.Call call) {
        call.budget().spend(Searching.price(text, args.text(0)));
        return text;
    }

    private static int from(Arguments args, int standard) {
        return args.size() > 1 ? args.number(1).intValue() : standard;
    }

    private static String charAt(String text, Arguments args) {
        int index = args.number(0).intValue();
        if (index < 0 || index >= text.length()) {
            throw outOfBounds(index, index + 1);
        }
        return String.valueOf(text.charAt(index));
    }

    private static String substring(String text, Arguments args, ValueMethods.Call call) {
        int from = args.number(0).intValue();
        int to = from(args, text.length());
        if (from < 0 || to > text.length() || from > to) {
            throw outOfBounds(from, to);
        }
        call.budget().spendText(to - from);
        return text.substring(from, to);
    }

    private static RuntimeException outOfBounds(int from, int to) {
        return TemplateRun.invalid(
                "The range " + from + " to " + to + " is out of the text's bounds");
    }

    private static String join(ValueMethods.Call call, String separator, Iterable<?> parts) {
        BoundedText joined = call.run().newText();
        String next = "";
        for (Object part : parts) {
            joined.append(next);
            ValueText.append(joined, part);
            next = separator;
        }
        return joined.toString();
    }

    /** {@code join(separator, list)} and {@code join(separator, a, b)}. */
    private static String join(Arguments args, ValueMethods.Call call) {
        if (args.value(1) instanceof List<?> list) {
            return join(call, args.text(0), list);
        }
        List<@Nullable Object> parts = new ArrayList<>();
        for (int i = 1; i < args.size(); i++) {
            parts.add(args.value(i));
        }
        return join(call, args.text(0), parts);
    }

    private static String repeat(String text, Arguments args, ValueMethods.Call call) {
        int times = args.number(0).intValue();
        if (times < 0) {
            throw TemplateRun.invalid("A text cannot be repeated " + times + " times");
        }
        call.budget().spendText((long) text.length() * times);
        return text.repeat(times);
    }

    private static @Nullable Object replace(String text, Arguments args, ValueMethods.Call call) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(text);
        values.add(args.value(0));
        values.add(args.value(1));
        UtilFunction replace = UtilFunctions.find("str.toReplace");
        return replace == null ? null : call.run().call(replace, new Arguments(values));
    }

    private static LinearPattern pattern(Arguments args, ValueMethods.Call call) {
        return LinearPattern.compile(args.text(0), call.budget());
    }

    private static Object split(String text, Arguments args, ValueMethods.Call call) {
        return pattern(args, call).split(text, from(args, 0), call.budget());
    }

    private static Object characters(String text, ValueMethods.Call call) {
        call.budget().spend(8L * text.length());
        List<@Nullable Object> characters = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            characters.add(String.valueOf(text.charAt(i)));
        }
        return characters;
    }

    private static String printed(Arguments args, ValueMethods.Call call) {
        BoundedText text = call.run().newText();
        ValueText.append(text, args.value(0));
        return text.toString();
    }

    private static String format(Arguments args, ValueMethods.Call call) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 1; i < args.size(); i++) {
            values.add(args.value(i));
        }
        return BoundedFormat.format(args.text(0), values, call.budget());
    }
}
