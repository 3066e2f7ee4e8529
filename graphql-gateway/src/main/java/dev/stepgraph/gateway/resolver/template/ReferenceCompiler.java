package dev.stepgraph.gateway.resolver.template;

import org.apache.velocity.runtime.parser.Token;
import org.apache.velocity.runtime.parser.node.ASTExpression;
import org.apache.velocity.runtime.parser.node.ASTIdentifier;
import org.apache.velocity.runtime.parser.node.ASTIndex;
import org.apache.velocity.runtime.parser.node.ASTMethod;
import org.apache.velocity.runtime.parser.node.ASTReference;
import org.apache.velocity.runtime.parser.node.Node;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Turns Velocity's references into ours. What surrounds a name in its first token, such as
 * backslashes and dollar signs, decides how it prints.
 */
final class ReferenceCompiler {

    /** A reference that prints itself. */
    Statement insert(ASTReference node, ExpressionCompiler expressions)
            throws InvalidTemplateException {
        Token first = node.getFirstToken();
        if (first.image.contains("\\!")) {
            return new Statement.Text(withoutOneBackslash(node.literal()));
        }
        int backslashes = leadingBackslashes(first.image);
        String escapes = "\\".repeat(backslashes / 2);
        int dollar = Math.max(0, first.image.lastIndexOf('$'));
        String before = first.image.substring(backslashes, Math.max(backslashes, dollar));
        Reference reference = reference(node, expressions);
        if (reference.root().isEmpty()) {
            return new Statement.Text(escapes + before + node.literal());
        }
        String literal = node.literal();
        boolean isEscaped = backslashes % 2 != 0;
        String quiet = first.image.startsWith("$!") ? "" : literal;
        Statement.Rendering rendering =
                isEscaped
                        ? new Statement.Rendering("", escapes + "\\" + literal, escapes + literal)
                        : new Statement.Rendering(
                                escapes + before, escapes + escapes + before + quiet, null);
        return new Statement.Insert(reference, rendering);
    }

    /** A reference of which the value is wanted. Cleans its first token. */
    Reference reference(ASTReference node, ExpressionCompiler expressions)
            throws InvalidTemplateException {
        List<Reference.Access> accesses = new ArrayList<>();
        Expression alternate = null;
        for (int i = 0; i < node.jjtGetNumChildren(); i++) {
            Node child = node.jjtGetChild(i);
            if (child instanceof ASTExpression) {
                alternate = expressions.expression(child);
            } else {
                Reference.Access access = access(child, expressions);
                if (access != null) {
                    accesses.add(access);
                }
            }
        }
        return new Reference(root(node.getFirstToken()), List.copyOf(accesses), alternate);
    }

    private static Reference.@Nullable Access access(Node child, ExpressionCompiler expressions)
            throws InvalidTemplateException {
        return switch (child) {
            case ASTIdentifier name -> new Reference.Access.Property(name.getFirstToken().image);
            case ASTIndex index ->
                    new Reference.Access.Index(expressions.expression(index.jjtGetChild(0)));
            case ASTMethod method -> {
                List<Expression> arguments = new ArrayList<>();
                for (int i = 1; i < method.jjtGetNumChildren(); i++) {
                    arguments.add(expressions.expression(method.jjtGetChild(i)));
                }
                yield new Reference.Access.Call(
                        method.getFirstToken().image, List.copyOf(arguments));
            }
            default -> null;
        };
    }

    /** The name; empty where the parser took for a reference what is none. */
    private static String root(Token first) {
        int dollar = first.image.lastIndexOf('$');
        if (dollar > 0) {
            first.image = first.image.substring(dollar);
        }
        String image = first.image;
        if (image.equals("${") || image.equals("$!{")) {
            return first.next.image;
        }
        if (image.startsWith("$!")) {
            return image.substring(2);
        }
        return image.startsWith("$") ? image.substring(1) : "";
    }

    private static int leadingBackslashes(String image) {
        int count = 0;
        while (count < image.length() && image.charAt(count) == '\\') {
            count++;
        }
        return count;
    }

    private static String withoutOneBackslash(String literal) {
        int first = literal.indexOf('\\', literal.indexOf('$'));
        return first < 0 ? literal : literal.substring(0, first) + literal.substring(first + 1);
    }
}
