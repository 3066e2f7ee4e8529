package dev.stepgraph.gateway.resolver.template;

import dev.stepgraph.gateway.resolver.util.Arguments;
import dev.stepgraph.gateway.resolver.util.Budget;
import dev.stepgraph.gateway.resolver.util.Evaluation;
import dev.stepgraph.gateway.resolver.util.PlainEquality;
import dev.stepgraph.gateway.resolver.util.PlainValues;
import dev.stepgraph.gateway.resolver.util.UtilFunction;
import dev.stepgraph.gateway.resolver.util.UtilFunctions;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The values of expressions. */
final class ExpressionEvaluator {

    /** What calling a function takes at least, in units of work. */
    private static final int CALL = 16;

    private final TemplateRun run;
    private final Evaluation evaluation;
    private final Budget budget;
    private final boolean emptyIsFalse;

    ExpressionEvaluator(TemplateRun run, Evaluation evaluation, boolean emptyIsFalse) {
        this.run = run;
        this.evaluation = evaluation;
        this.budget = evaluation.budget();
        this.emptyIsFalse = emptyIsFalse;
    }

    @Nullable Object value(Expression expression) {
        budget.spend(2);
        return switch (expression) {
            case Expression.Literal(Object value) -> value;
            case Expression.Interpolated(List<Statement> parts) -> run.text(parts);
            case Expression.ListOf(List<Expression> elements) -> list(elements);
            case Expression.MapOf(List<Expression.Entry> entries) -> map(entries);
            case Expression.Range(Expression from, Expression to) -> range(value(from), value(to));
            case Expression.And(Expression left, Expression right) -> isTrue(left) && isTrue(right);
            case Expression.Or(Expression left, Expression right) -> isTrue(left) || isTrue(right);
            case Expression.Not(Expression operand) -> !isTrue(operand);
            case Expression.Negate(Expression operand) -> Calculations.negate(value(operand));
            case Expression.Comparison comparison -> compare(comparison);
            case Expression.Calculation calculation -> calculate(calculation);
            case Reference reference -> resolve(reference);
        };
    }

    boolean isTrue(Expression expression) {
        return isTrue(value(expression), emptyIsFalse);
    }

    /** Does nothing where what leads to the target is missing. */
    void assign(Reference target, @Nullable Object value) {
        int last = target.accesses().size() - 1;
        if (last < 0) {
            run.set(target.root(), value);
            return;
        }
        Object holder = run.variable(target.root());
        for (Reference.Access access : target.accesses().subList(0, last)) {
            holder = holder == null ? null : step(holder, access);
        }
        List<@Nullable Object> arguments = new ArrayList<>();
        switch (target.accesses().get(last)) {
            case Reference.Access.Property(String name) -> {
                arguments.add(name);
                arguments.add(value);
                if (holder instanceof Map) {
                    ValueMethods.call(holder, "put", new Arguments(arguments), run, budget);
                }
            }
            case Reference.Access.Index(Expression index) -> {
                arguments.add(position(holder, value(index)));
                arguments.add(value);
                String method = holder instanceof Map ? "put" : "set";
                if (holder != null) {
                    ValueMethods.call(holder, method, new Arguments(arguments), run, budget);
                }
            }
            case Reference.Access.Call call -> {}
        }
    }

    private static boolean isTrue(@Nullable Object value, boolean emptyIsFalse) {
        return switch (value) {
            case null -> false;
            case Boolean truth -> truth;
            case String text -> !emptyIsFalse || !text.isEmpty();
            case Collection<?> list -> !emptyIsFalse || !list.isEmpty();
            case Map<?, ?> map -> !emptyIsFalse || !map.isEmpty();
            case Number number -> !emptyIsFalse || !Calculations.isZero(number);
            default -> true;
        };
    }

    private List<@Nullable Object> list(List<Expression> elements) {
        budget.spend(8L + 2L * elements.size());
        List<@Nullable Object> list = new ArrayList<>(elements.size());
        for (Expression element : elements) {
            list.add(value(element));
        }
        return list;
    }

    private Map<String, @Nullable Object> map(List<Expression.Entry> entries) {
        budget.spend(32L + 16L * entries.size());
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (Expression.Entry entry : entries) {
            map.put(ValueMethods.key(value(entry.key())), value(entry.value()));
        }
        return map;
    }

    private @Nullable Object range(@Nullable Object from, @Nullable Object to) {
        Number first = PlainValues.asNumber(from);
        Number last = PlainValues.asNumber(to);
        if (first == null || last == null) {
            return null;
        }
        int left = first.intValue();
        int right = last.intValue();
        long size = Math.abs((long) right - left) + 1;
        budget.spend(8 * size);
        List<@Nullable Object> range = new ArrayList<>((int) size);
        for (int i = 0; i < size; i++) {
            range.add(left <= right ? left + i : left - i);
        }
        return range;
    }

    private boolean compare(Expression.Comparison comparison) {
        Object left = value(comparison.left());
        Object right = value(comparison.right());
        return switch (comparison.comparator()) {
            case EQUAL -> isEqual(left, right);
            case NOT_EQUAL -> !isEqual(left, right);
            case LESS -> order(left, right, -1, -1);
            case LESS_OR_EQUAL -> order(left, right, -1, 0);
            case GREATER -> order(left, right, 1, 1);
            case GREATER_OR_EQUAL -> order(left, right, 0, 1);
        };
    }

    /** Text equals a number that it reads as, and whatever else prints like it. */
    private boolean isEqual(@Nullable Object left, @Nullable Object right) {
        boolean isLeftText = left instanceof String;
        boolean isMixed = isLeftText != right instanceof String;
        if (!isMixed || left == null || right == null) {
            return PlainEquality.same(left, right, budget);
        }
        Number first = PlainValues.asNumber(left);
        Number second = PlainValues.asNumber(right);
        if (first != null && second != null) {
            return PlainEquality.compare(first, second) == 0;
        }
        return text(left).equals(text(right));
    }

    private String text(Object value) {
        BoundedText text = run.newText();
        ValueText.append(text, value);
        return text.toString();
    }

    /** Whether two values, one of them a number, compare as one of two results. */
    private static boolean order(
            @Nullable Object left, @Nullable Object right, int lowest, int highest) {
        Number first = PlainValues.asNumber(left);
        Number second = PlainValues.asNumber(right);
        boolean hasNumber = left instanceof Number || right instanceof Number;
        if (first == null || second == null || !hasNumber) {
            return false;
        }
        int order = Integer.signum(PlainEquality.compare(first, second));
        return order >= lowest && order <= highest;
    }

    private @Nullable Object calculate(Expression.Calculation calculation) {
        Object left = value(calculation.left());
        Object right = value(calculation.right());
        boolean hasText = left instanceof String || right instanceof String;
        if (calculation.operator() == Expression.Operator.ADD && hasText) {
            BoundedText text = run.newText();
            ValueText.append(text, left == null ? calculation.leftText() : left);
            ValueText.append(text, right == null ? calculation.rightText() : right);
            return text.toString();
        }
        Number first = PlainValues.asNumber(left);
        Number second = PlainValues.asNumber(right);
        return first == null || second == null
                ? null
                : Calculations.perform(calculation.operator(), first, second);
    }

    private @Nullable Object resolve(Reference reference) {
        Object value = run.variable(reference.root());
        for (Reference.Access access : reference.accesses()) {
            if (value == null) {
                break;
            }
            value = step(value, access);
        }
        Expression alternate = reference.alternate();
        return alternate != null && !isTrue(value, true) ? value(alternate) : value;
    }

    private @Nullable Object step(Object holder, Reference.Access access) {
        budget.spend(2);
        return switch (access) {
            case Reference.Access.Property(String name) -> property(holder, name);
            case Reference.Access.Index(Expression index) ->
                    element(holder, position(holder, value(index)));
            case Reference.Access.Call(String name, List<Expression> arguments) ->
                    call(holder, name, arguments);
        };
    }

    private static @Nullable Object property(Object holder, String name) {
        return switch (holder) {
            case Map<?, ?> map -> map.get(name);
            case Map.Entry<?, ?> entry when name.equals("key") -> entry.getKey();
            case Map.Entry<?, ?> entry when name.equals("value") -> entry.getValue();
            case Collection<?> list when name.equals("empty") -> list.isEmpty();
            case String text when name.equals("empty") -> text.isEmpty();
            case LoopScope scope -> scope.property(name);
            case Namespace namespace -> namespace.inner(name);
            default -> null;
        };
    }

    private static @Nullable Object element(Object holder, @Nullable Object index) {
        if (holder instanceof Map<?, ?> map) {
            return map.get(ValueMethods.key(index));
        }
        if (holder instanceof List<?> list && index instanceof Integer position) {
            return position >= 0 && position < list.size() ? list.get(position) : null;
        }
        return null;
    }

    /** A negative index counts from the end. */
    private static @Nullable Object position(@Nullable Object holder, @Nullable Object index) {
        Number number = holder instanceof List ? PlainValues.asNumber(index) : null;
        if (number == null || !(holder instanceof List<?> list)) {
            return index;
        }
        int position = number.intValue();
        return position < 0 ? list.size() + position : position;
    }

    private @Nullable Object call(Object holder, String name, List<Expression> expressions) {
        List<@Nullable Object> values = new ArrayList<>(expressions.size());
        for (Expression expression : expressions) {
            values.add(value(expression));
        }
        Arguments arguments = new Arguments(values);
        if (!(holder instanceof Namespace namespace)) {
            return ValueMethods.call(holder, name, arguments, run, budget);
        }
        String function = namespace.functionName(name);
        UtilFunction found = UtilFunctions.find(function);
        if (found == null) {
            return null;
        }
        budget.spend(CALL);
        Object result = found.call(evaluation, arguments);
        return result == null && UtilFunctions.isSilent(function) ? "" : result;
    }
}
