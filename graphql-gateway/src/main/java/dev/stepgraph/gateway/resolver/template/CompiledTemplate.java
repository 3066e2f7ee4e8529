package dev.stepgraph.gateway.resolver.template;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A template that can be run, by many threads at once.
 *
 * @param macros its macros by name
 * @param value of which the template prints the JSON, and does nothing else: most response
 *     templates are {@code $util.toJson($ctx.result)}, and need not become text on the way
 */
record CompiledTemplate(
        List<Statement> statements,
        Map<String, Statement.Macro> macros,
        @Nullable Expression value) {

    private static final Set<String> UTIL = Set.of("util", "utils");

    CompiledTemplate(List<Statement> statements, Map<String, Statement.Macro> macros) {
        this(statements, macros, value(statements));
    }

    private static @Nullable Expression value(List<Statement> statements) {
        Expression value = null;
        for (Statement statement : statements) {
            if (statement instanceof Statement.Text(String text) && text.isBlank()) {
                continue;
            }
            boolean first = value == null;
            value = statement instanceof Statement.Insert insert ? written(insert) : null;
            if (!first || value == null) {
                return null;
            }
        }
        return value;
    }

    /** The one argument of {@code $util.toJson}. */
    private static @Nullable Expression written(Statement.Insert insert) {
        Reference reference = insert.reference();
        boolean plain =
                insert.rendering().prefix().isEmpty()
                        && insert.rendering().escapedText() == null
                        && reference.alternate() == null;
        if (!plain || !UTIL.contains(reference.root()) || reference.accesses().size() != 1) {
            return null;
        }
        return reference.accesses().getFirst()
                                instanceof
                                Reference.Access.Call(String name, List<Expression> arguments)
                        && name.equals("toJson")
                        && arguments.size() == 1
                ? arguments.getFirst()
                : null;
    }
}
