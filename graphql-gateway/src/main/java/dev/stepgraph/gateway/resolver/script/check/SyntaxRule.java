package dev.stepgraph.gateway.resolver.script.check;

import com.oracle.js.parser.Lexer.LexerToken;
import com.oracle.js.parser.ir.CallNode;
import com.oracle.js.parser.ir.ClassNode;
import com.oracle.js.parser.ir.ContinueNode;
import com.oracle.js.parser.ir.DebuggerNode;
import com.oracle.js.parser.ir.ForNode;
import com.oracle.js.parser.ir.FunctionNode;
import com.oracle.js.parser.ir.IdentNode;
import com.oracle.js.parser.ir.LabelNode;
import com.oracle.js.parser.ir.LiteralNode;
import com.oracle.js.parser.ir.Node;
import com.oracle.js.parser.ir.ThrowNode;
import com.oracle.js.parser.ir.TryNode;
import com.oracle.js.parser.ir.WhileNode;
import com.oracle.js.parser.ir.WithNode;

import org.jspecify.annotations.Nullable;

import java.math.BigInteger;

/** There are fewer statements, kinds of functions and literals than JavaScript has. */
final class SyntaxRule implements Rule {

    @Override
    public void check(Node node, RuleWalk walk) {
        String message = message(node);
        if (message != null) {
            walk.mistakes().lint(node, message);
        }
    }

    private static @Nullable String message(Node node) {
        return switch (node) {
            case WhileNode loop ->
                    loop.isDoWhile()
                            ? "do...while statements are not supported."
                            : "While statements are not supported.";
            case ForNode loop -> forMessage(loop);
            case ContinueNode _ -> "Continue statements are not supported";
            case LabelNode _ -> "Labeled statements are not supported.";
            case TryNode _ -> "Try statements are not supported.";
            case ThrowNode _ -> "Throw statements are not supported.";
            case WithNode _ -> "With statements are not supported.";
            case DebuggerNode _ -> "Debugger statements are not supported.";
            case ClassNode _ -> "Class declarations are not supported.";
            case FunctionNode function -> functionMessage(function);
            case IdentNode name -> nameMessage(name);
            case LiteralNode<?> literal -> literalMessage(literal);
            case CallNode call when call.isImport() -> "Dynamic imports are not supported.";
            default -> null;
        };
    }

    private static @Nullable String forMessage(ForNode loop) {
        if (!loop.isForInOrOf() || loop.isForAwaitOf()) {
            return "For statements are not supported.";
        }
        return null;
    }

    private static @Nullable String functionMessage(FunctionNode function) {
        if (function.isModule()) {
            return null;
        }
        if (function.isAsync()) {
            return "Async functions are not supported.";
        }
        return function.isGenerator() ? "Generator functions are not supported." : null;
    }

    private static @Nullable String nameMessage(IdentNode name) {
        if (name.isPropertyName()) {
            return null;
        }
        if (name.isThis()) {
            return "This expressions are not supported.";
        }
        return name.isMetaProperty() || name.isSuper()
                ? name.getName() + " is not supported."
                : null;
    }

    private static @Nullable String literalMessage(LiteralNode<?> literal) {
        if (literal.getValue() instanceof LexerToken) {
            return "Regex literals are not supported.";
        }
        return literal.getValue() instanceof BigInteger
                ? "BigInt literals are not supported."
                : null;
    }
}
