package dev.stepgraph.gateway.resolver.template;

import dev.stepgraph.gateway.resolver.util.Arguments;
import dev.stepgraph.gateway.resolver.util.Budget;
import dev.stepgraph.gateway.resolver.util.PlainEquality;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Map;

/**
 * The methods that a template may call on values: those of Java's value types by their names, found
 * in tables. There is no way from here to a class, a field or any other method.
 */
final class ValueMethods {

    /** A method of maps. */
    @FunctionalInterface
    interface MapMethod {
        @Nullable Object call(Map<?, ?> self, Arguments arguments, Call call);
    }

    /** A method of lists. */
    @FunctionalInterface
    interface ListMethod {
        @Nullable Object call(Collection<?> self, Arguments arguments, Call call);
    }

    /** A method of texts or numbers. */
    @FunctionalInterface
    interface ScalarMethod<T> {
        @Nullable Object call(T self, Arguments arguments, Call call);
    }

    /** What surrounds a call. */
    record Call(TemplateRun run, Budget budget) {}

    private ValueMethods() {}

    /** Null if the value has no such method, as Velocity has it. */
    static @Nullable Object call(
            Object self, String name, Arguments arguments, TemplateRun run, Budget budget) {
        Call call = new Call(run, budget);
        return switch (self) {
            case String text -> onText(text, name, arguments, call);
            case Number number -> onNumber(number, name, arguments, call);
            case Map<?, ?> map -> onMap(map, name, arguments, call);
            case Collection<?> list -> onList(list, name, arguments, call);
            case Map.Entry<?, ?> entry -> entryMethod(entry, name);
            case LoopScope scope -> scope.property(name);
            case ListCursor cursor -> cursorMethod(cursor, name);
            default -> common(self, name, arguments, call);
        };
    }

    /** Keys are text, so that finding one costs no more than its length. */
    static String key(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String text -> text;
            case Number number -> number.toString();
            case Boolean truth -> truth.toString();
            default -> throw TemplateRun.invalid("A key of a map is text, a number or a boolean");
        };
    }

    private static @Nullable Object onText(
            String text, String name, Arguments arguments, Call call) {
        ScalarMethod<String> method = StringMethods.METHODS.get(name);
        return method == null
                ? common(text, name, arguments, call)
                : method.call(text, arguments, call);
    }

    private static @Nullable Object onNumber(
            Number number, String name, Arguments arguments, Call call) {
        ScalarMethod<Number> method = NumberMethods.METHODS.get(name);
        return method == null
                ? common(number, name, arguments, call)
                : method.call(number, arguments, call);
    }

    private static @Nullable Object onMap(
            Map<?, ?> map, String name, Arguments arguments, Call call) {
        MapMethod method = MapMethods.METHODS.get(name);
        return method == null
                ? common(map, name, arguments, call)
                : method.call(map, arguments, call);
    }

    private static @Nullable Object onList(
            Collection<?> list, String name, Arguments arguments, Call call) {
        ListMethod method = ListMethods.METHODS.get(name);
        return method == null
                ? common(list, name, arguments, call)
                : method.call(list, arguments, call);
    }

    /** What every value has. */
    private static @Nullable Object common(
            Object self, String name, Arguments arguments, Call call) {
        return switch (name) {
            case "equals" -> PlainEquality.same(self, arguments.value(0), call.budget());
            case "toString" -> {
                BoundedText text = call.run().newText();
                ValueText.append(text, self);
                yield text.toString();
            }
            case "hashCode" ->
                    self instanceof String || self instanceof Number ? self.hashCode() : 0;
            case "booleanValue" -> self instanceof Boolean ? self : null;
            case "compareTo" ->
                    self instanceof Boolean left && arguments.value(0) instanceof Boolean right
                            ? left.compareTo(right)
                            : null;
            default -> null;
        };
    }

    private static @Nullable Object entryMethod(Map.Entry<?, ?> entry, String name) {
        return switch (name) {
            case "getKey" -> entry.getKey();
            case "getValue" -> entry.getValue();
            default -> null;
        };
    }

    private static @Nullable Object cursorMethod(ListCursor cursor, String name) {
        return switch (name) {
            case "hasNext" -> cursor.hasNext();
            case "next" -> cursor.next();
            default -> null;
        };
    }
}
