package dev.stepgraph.gateway.resolver.template;

import dev.stepgraph.gateway.resolver.util.Arguments;
import dev.stepgraph.gateway.resolver.util.Budget;
import dev.stepgraph.gateway.resolver.util.BudgetSpentException;
import dev.stepgraph.gateway.resolver.util.Evaluation;
import dev.stepgraph.gateway.resolver.util.InvalidCallException;
import dev.stepgraph.gateway.resolver.util.PlainValues;
import dev.stepgraph.gateway.resolver.util.UtilFunction;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** One run of a template: its variables, and what it has printed. */
final class TemplateRun {

    /** How deep macros and definitions may call each other. */
    private static final int MAX_CALLS = 20;

    /** How a list of statements ended. */
    enum Completion {
        NORMAL,
        BREAK,
        STOP,
        RETURN
    }

    private final CompiledTemplate template;
    private final TemplateProperties limits;
    private final Evaluation evaluation;
    private final Budget budget;
    private final ExpressionEvaluator expressions;
    private final ContextMap context;

    /** Those that were set. */
    private final Map<String, @Nullable Object> variables = new HashMap<>();

    private @Nullable LoopScope loop;
    private @Nullable Object returned;
    private int calls;

    TemplateRun(
            CompiledTemplate template,
            TemplateProperties limits,
            Evaluation evaluation,
            ContextMap context) {
        this.template = template;
        this.limits = limits;
        this.evaluation = evaluation;
        this.budget = evaluation.budget();
        this.context = context;
        this.expressions = new ExpressionEvaluator(this, evaluation, limits.emptyIsFalse());
    }

    /** What {@code #return} gave. */
    @Nullable Object returned() {
        return returned;
    }

    @Nullable Object variable(String name) {
        Object value = variables.get(name);
        return value != null || variables.containsKey(name) ? value : given(name);
    }

    /** What a template finds in its variables before it sets any. */
    private @Nullable Object given(String name) {
        return switch (name) {
            case "ctx", "context" -> context;
            case "util", "utils" -> Namespace.UTIL;
            case "extensions" -> Namespace.EXTENSIONS;
            default -> null;
        };
    }

    void set(String name, @Nullable Object value) {
        variables.put(name, value);
    }

    /** Prints the whole template. */
    Completion print(BoundedText out) {
        return print(template.statements(), out);
    }

    /** What a reference prints. */
    JsonFilling.Printed printed(Statement.Insert insert) {
        budget.spend(4);
        Expression written = insert.reference().written();
        if (written != null) {
            return JsonFilling.Printed.of(PlainValues.toJson(expressions.value(written), budget));
        }
        Object value = expressions.value(insert.reference());
        if (value instanceof Integer || value instanceof Boolean) {
            return JsonFilling.Printed.of(PlainValues.toJson(value, budget));
        }
        BoundedText text = newText();
        ValueText.append(text, value == null ? insert.rendering().nullText() : value);
        return new JsonFilling.Printed(null, text.toString());
    }

    /** The text that statements print. */
    String text(List<Statement> statements) {
        BoundedText text = newText();
        print(statements, text);
        return text.toString();
    }

    BoundedText newText() {
        return new BoundedText(budget, limits.maxResult().toBytes());
    }

    Completion print(List<Statement> statements, BoundedText out) {
        for (Statement statement : statements) {
            Completion completion = print(statement, out);
            if (completion != Completion.NORMAL) {
                return completion;
            }
        }
        return Completion.NORMAL;
    }

    private Completion print(Statement statement, BoundedText out) {
        budget.spend(4);
        return switch (statement) {
            case Statement.Text text -> {
                out.append(text.text());
                yield Completion.NORMAL;
            }
            case Statement.Insert insert -> insert(insert, out);
            case Statement.Assign assign -> {
                expressions.assign(assign.target(), expressions.value(assign.value()));
                yield Completion.NORMAL;
            }
            case Statement.If choice -> choose(choice, out);
            case Statement.Foreach foreach -> loop(foreach, out);
            case Statement.MacroCall call -> call(call, out);
            case Statement.Define define -> {
                set(define.variable(), new Definition(define.body()));
                yield Completion.NORMAL;
            }
            case Statement.Return back -> {
                returned = back.value() == null ? null : expressions.value(back.value());
                yield Completion.RETURN;
            }
            case Statement.Break end -> Completion.BREAK;
            case Statement.Stop end -> Completion.STOP;
        };
    }

    private Completion insert(Statement.Insert insert, BoundedText out) {
        Object value = expressions.value(insert.reference());
        Statement.Rendering rendering = insert.rendering();
        if (value == null) {
            out.append(rendering.nullText());
        } else if (rendering.escapedText() != null) {
            out.append(rendering.escapedText());
        } else if (value instanceof Definition definition) {
            out.append(rendering.prefix());
            return deeper(() -> print(definition.body(), out));
        } else {
            ValueText.append(out.append(rendering.prefix()), value);
        }
        return Completion.NORMAL;
    }

    private Completion choose(Statement.If choice, BoundedText out) {
        for (Statement.Branch branch : choice.branches()) {
            Expression condition = branch.condition();
            if (condition == null || expressions.isTrue(condition)) {
                return print(branch.body(), out);
            }
        }
        return Completion.NORMAL;
    }

    private Completion loop(Statement.Foreach foreach, BoundedText out) {
        List<?> values = elements(expressions.value(foreach.values()));
        if (values.isEmpty()) {
            return print(foreach.otherwise(), out);
        }
        LoopScope outer = loop;
        Object outerElement = variable(foreach.variable());
        Object outerCount = variable("velocityCount");
        Object outerHasNext = variable("velocityHasNext");
        Object outerScope = variable("foreach");
        try {
            return turns(foreach, values, out);
        } finally {
            loop = outer;
            set("foreach", outerScope);
            set("velocityCount", outerCount);
            set("velocityHasNext", outerHasNext);
            set(foreach.variable(), outerElement);
        }
    }

    private Completion turns(Statement.Foreach foreach, List<?> values, BoundedText out) {
        int turns = Math.min(values.size(), limits.maxLoopTurns());
        LoopScope scope = new LoopScope(loop, values.size());
        loop = scope;
        set("foreach", scope);
        for (int turn = 0; turn < turns; turn++) {
            budget.spend(16);
            scope.advance();
            set(foreach.variable(), values.get(turn));
            set("velocityCount", turn + 1);
            set("velocityHasNext", scope.hasNext());
            Completion completion = print(foreach.body(), out);
            if (completion == Completion.BREAK) {
                return Completion.NORMAL;
            }
            if (completion != Completion.NORMAL) {
                return completion;
            }
        }
        return Completion.NORMAL;
    }

    /** What a loop goes over, as it was when the loop began: a map's values, a list's elements. */
    private List<?> elements(@Nullable Object values) {
        Collection<?> collection =
                switch (values) {
                    case Map<?, ?> map -> map.values();
                    case Collection<?> list -> list;
                    case ListCursor cursor -> cursor.rest();
                    case null, default -> List.of();
                };
        budget.spend(collection.size());
        return new ArrayList<>(collection);
    }

    private Completion call(Statement.MacroCall call, BoundedText out) {
        Statement.Macro macro = template.macros().get(call.name());
        if (macro == null) {
            return print(call.literal(), out);
        }
        Map<String, @Nullable Object> outer = new HashMap<>();
        for (Map.Entry<String, @Nullable Object> entry : arguments(macro, call).entrySet()) {
            outer.put(entry.getKey(), variable(entry.getKey()));
            set(entry.getKey(), entry.getValue());
        }
        try {
            Completion completion = deeper(() -> print(macro.body(), out));
            return completion == Completion.BREAK ? Completion.NORMAL : completion;
        } finally {
            variables.putAll(outer);
        }
    }

    private Map<String, @Nullable Object> arguments(
            Statement.Macro macro, Statement.MacroCall call) {
        Map<String, @Nullable Object> arguments = new HashMap<>();
        for (int i = 0; i < macro.parameters().size(); i++) {
            Expression given =
                    i < call.arguments().size() ? call.arguments().get(i) : macro.defaults().get(i);
            Object value = given == null ? null : expressions.value(given);
            arguments.put(macro.parameters().get(i), value);
        }
        List<Statement> body = call.body();
        if (body != null) {
            arguments.put("bodyContent", new Definition(body));
        }
        return Collections.unmodifiableMap(arguments);
    }

    private Completion deeper(Supplier<Completion> body) {
        if (calls >= MAX_CALLS) {
            throw new BudgetSpentException(
                    "Macros and definitions may call each other " + MAX_CALLS + " deep");
        }
        calls++;
        try {
            return body.get();
        } finally {
            calls--;
        }
    }

    @Nullable Object call(UtilFunction function, Arguments arguments) {
        return function.call(evaluation, arguments);
    }

    /** An argument that a value's method cannot take. */
    static InvalidCallException invalid(String message) {
        return new InvalidCallException(message);
    }
}
