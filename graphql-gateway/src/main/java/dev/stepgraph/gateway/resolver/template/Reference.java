package dev.stepgraph.gateway.resolver.template;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/**
 * {@code $root.property.method(argument)[index]}.
 *
 * @param accesses what is done to the root's value, one after the other
 * @param alternate what to take where the value is null or false: <code>${x|'y'}</code>
 */
record Reference(String root, List<Access> accesses, @Nullable Expression alternate)
        implements Expression {

    /** What {@code $util} goes by. */
    static final Set<String> UTIL = Set.of("util", "utils");

    /** The argument, where this is {@code $util.toJson(…)}; null otherwise. */
    @Nullable Expression written() {
        boolean single = UTIL.contains(root) && accesses.size() == 1 && alternate == null;
        return single
                        && accesses.getFirst() instanceof Access.Call(var name, var arguments)
                        && name.equals("toJson")
                        && arguments.size() == 1
                ? arguments.getFirst()
                : null;
    }

    /** One step from a value to the next. */
    sealed interface Access {

        /** {@code .name}. */
        record Property(String name) implements Access {}

        /** {@code .name(…)}. */
        record Call(String name, List<Expression> arguments) implements Access {}

        /** {@code […]}. */
        record Index(Expression index) implements Access {}
    }
}
