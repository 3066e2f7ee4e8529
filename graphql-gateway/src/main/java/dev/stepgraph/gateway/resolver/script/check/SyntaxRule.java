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
        Lint lint = lint(node);
        if (lint != null) {
            walk.mistakes().lint(node, lint);
        }
    }

    private static @Nullable Lint lint(Node node) {
        return switch (node) {
            case WhileNode loop ->
                    loop.isDoWhile()
                            ? new Lint("no-while", "do...while statements are not supported.")
                            : new Lint("no-while", "While statements are not supported.");
            case ForNode loop -> ofLoop(loop);
            case ContinueNode _ -> new Lint("no-continue", "Continue statements are not supported");
            case LabelNode _ -> new Lint("no-labels", "Labeled statements are not supported.");
            case TryNode _ -> new Lint("no-try", "Try statements are not supported.");
            case ThrowNode _ -> Lint.unnamed("Throw statements are not supported.");
            case WithNode _ -> Lint.unnamed("With statements are not supported.");
            case DebuggerNode _ -> Lint.unnamed("Debugger statements are not supported.");
            case ClassNode _ -> new Lint("no-classes", "Class declarations are not supported.");
            case FunctionNode function -> ofFunction(function);
            case IdentNode name -> ofName(name);
            case LiteralNode<?> literal -> ofLiteral(literal);
            case CallNode call when call.isImport() ->
                    Lint.unnamed("Dynamic imports are not supported.");
            default -> null;
        };
    }

    private static @Nullable Lint ofLoop(ForNode loop) {
        if (!loop.isForInOrOf() || loop.isForAwaitOf()) {
            return new Lint("no-for", "For statements are not supported.");
        }
        return null;
    }

    private static @Nullable Lint ofFunction(FunctionNode function) {
        if (function.isModule()) {
            return null;
        }
        if (function.isAsync()) {
            return new Lint("no-async", "Async functions are not supported.");
        }
        return function.isGenerator()
                ? new Lint("no-generators", "Generator functions are not supported.")
                : null;
    }

    private static @Nullable Lint ofName(IdentNode name) {
        if (name.isPropertyName()) {
            return null;
        }
        if (name.isThis()) {
            return new Lint("no-this", "This expressions are not supported.");
        }
        return name.isMetaProperty() || name.isSuper()
                ? Lint.unnamed(name.getName() + " is not supported.")
                : null;
    }

    private static @Nullable Lint ofLiteral(LiteralNode<?> literal) {
        if (literal.getValue() instanceof LexerToken) {
            return new Lint("no-regex", "Regex literals are not supported.");
        }
        return literal.getValue() instanceof BigInteger
                ? Lint.unnamed("BigInt literals are not supported.")
                : null;
    }
}
