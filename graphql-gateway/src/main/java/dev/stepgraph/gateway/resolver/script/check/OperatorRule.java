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
        String message =
                switch (node) {
                    case UnaryNode unary -> message(unary.tokenType(), walk);
                    case BinaryNode binary -> message(binary.tokenType(), walk);
                    default -> null;
                };
        if (message != null) {
            walk.mistakes().lint(node, message);
        }
    }

    private static @Nullable String message(TokenType operator, RuleWalk walk) {
        return switch (operator) {
            case INCPREFIX, INCPOSTFIX -> "The operator ++ is not supported";
            case DECPREFIX, DECPOSTFIX -> "The operator -- is not supported";
            case BIT_NOT -> "The operator ~ is not supported";
            case INSTANCEOF -> "The operator instanceof is not supported";
            case IN -> "in operator is not supported. Use Object.hasOwn().";
            case AWAIT -> "The `await` keyword is not supported";
            // The parser begins each module with one of its own.
            case YIELD, YIELD_STAR ->
                    walk.function().isModule() ? null : "Yield statements are not supported";
            default -> null;
        };
    }
}
