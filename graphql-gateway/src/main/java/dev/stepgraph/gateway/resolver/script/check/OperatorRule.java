package dev.stepgraph.gateway.resolver.script.check;

import com.oracle.js.parser.TokenType;
import com.oracle.js.parser.ir.BinaryNode;
import com.oracle.js.parser.ir.Node;
import com.oracle.js.parser.ir.UnaryNode;

import org.jspecify.annotations.Nullable;

/** Some operators are missing. */
final class OperatorRule implements Rule {

    @Override
    public void check(Node node, RuleWalk walk) {
        Lint lint =
                switch (node) {
                    case UnaryNode unary -> lint(unary.tokenType(), walk);
                    case BinaryNode binary -> lint(binary.tokenType(), walk);
                    default -> null;
                };
        if (lint != null) {
            walk.mistakes().lint(node, lint);
        }
    }

    private static @Nullable Lint lint(TokenType operator, RuleWalk walk) {
        return switch (operator) {
            case INCPREFIX, INCPOSTFIX -> unary("++");
            case DECPREFIX, DECPOSTFIX -> unary("--");
            case BIT_NOT -> unary("~");
            case INSTANCEOF ->
                    new Lint(
                            "no-disallowed-binary-operators",
                            "The operator instanceof is not supported");
            case IN ->
                    new Lint(
                            "no-in-operator", "in operator is not supported. Use Object.hasOwn().");
            case AWAIT -> new Lint("no-await", "The `await` keyword is not supported");
            // The parser begins each module with one of its own.
            case YIELD, YIELD_STAR ->
                    walk.function().isModule()
                            ? null
                            : new Lint("no-yield", "Yield statements are not supported");
            default -> null;
        };
    }

    private static Lint unary(String operator) {
        return new Lint(
                "no-disallowed-unary-operators", "The operator " + operator + " is not supported");
    }
}
