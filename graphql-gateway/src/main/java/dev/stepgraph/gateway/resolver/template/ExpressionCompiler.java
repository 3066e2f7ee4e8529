package dev.stepgraph.gateway.resolver.template;

import dev.stepgraph.gateway.resolver.util.PlainValues;

import org.apache.velocity.runtime.parser.Parser;
import org.apache.velocity.runtime.parser.Token;
import org.apache.velocity.runtime.parser.node.ASTAddNode;
import org.apache.velocity.runtime.parser.node.ASTAndNode;
import org.apache.velocity.runtime.parser.node.ASTDivNode;
import org.apache.velocity.runtime.parser.node.ASTEQNode;
import org.apache.velocity.runtime.parser.node.ASTExpression;
import org.apache.velocity.runtime.parser.node.ASTFalse;
import org.apache.velocity.runtime.parser.node.ASTFloatingPointLiteral;
import org.apache.velocity.runtime.parser.node.ASTGENode;
import org.apache.velocity.runtime.parser.node.ASTGTNode;
import org.apache.velocity.runtime.parser.node.ASTIntegerLiteral;
import org.apache.velocity.runtime.parser.node.ASTIntegerRange;
import org.apache.velocity.runtime.parser.node.ASTLENode;
import org.apache.velocity.runtime.parser.node.ASTLTNode;
import org.apache.velocity.runtime.parser.node.ASTMap;
import org.apache.velocity.runtime.parser.node.ASTModNode;
import org.apache.velocity.runtime.parser.node.ASTMulNode;
import org.apache.velocity.runtime.parser.node.ASTNENode;
import org.apache.velocity.runtime.parser.node.ASTNegateNode;
import org.apache.velocity.runtime.parser.node.ASTNotNode;
import org.apache.velocity.runtime.parser.node.ASTObjectArray;
import org.apache.velocity.runtime.parser.node.ASTOrNode;
import org.apache.velocity.runtime.parser.node.ASTReference;
import org.apache.velocity.runtime.parser.node.ASTStringLiteral;
import org.apache.velocity.runtime.parser.node.ASTSubtractNode;
import org.apache.velocity.runtime.parser.node.ASTTrue;
import org.apache.velocity.runtime.parser.node.ASTWord;
import org.apache.velocity.runtime.parser.node.Node;

import java.util.ArrayList;
import java.util.List;

/** Turns Velocity's expressions into ours. */
final class ExpressionCompiler {

    /** How deep text that prints references may stand in references of such text. */
    private static final int MAX_INTERPOLATIONS = 8;

    private final Parser parser;
    private final TemplateCompiler statements;
    private final ReferenceCompiler references;
    private int interpolations;

    ExpressionCompiler(Parser parser, TemplateCompiler statements, ReferenceCompiler references) {
        this.parser = parser;
        this.statements = statements;
        this.references = references;
    }

    Expression expression(Node node) throws InvalidTemplateException {
        return switch (node) {
            case ASTExpression wrapper -> expression(wrapper.jjtGetChild(0));
            case ASTReference reference -> references.reference(reference, this);
            case ASTStringLiteral text -> text(text);
            case ASTIntegerLiteral number -> number(number);
            case ASTFloatingPointLiteral number -> number(number);
            case ASTTrue truth -> new Expression.Literal(true);
            case ASTFalse falsehood -> new Expression.Literal(false);
            case ASTObjectArray list -> new Expression.ListOf(operands(list));
            case ASTMap map -> map(map);
            case ASTIntegerRange range -> new Expression.Range(left(range), right(range));
            case ASTAndNode and -> new Expression.And(left(and), right(and));
            case ASTOrNode or -> new Expression.Or(left(or), right(or));
            case ASTNotNode not -> new Expression.Not(left(not));
            case ASTNegateNode negative -> new Expression.Negate(left(negative));
            case ASTWord word -> new Expression.Literal(word.getFirstToken().image);
            default -> comparison(node);
        };
    }

    private Expression comparison(Node node) throws InvalidTemplateException {
        Expression.Comparator comparator =
                switch (node) {
                    case ASTNENode different -> Expression.Comparator.NOT_EQUAL;
                    case ASTEQNode equal -> Expression.Comparator.EQUAL;
                    case ASTLTNode less -> Expression.Comparator.LESS;
                    case ASTLENode lessOrEqual -> Expression.Comparator.LESS_OR_EQUAL;
                    case ASTGTNode greater -> Expression.Comparator.GREATER;
                    case ASTGENode greaterOrEqual -> Expression.Comparator.GREATER_OR_EQUAL;
                    default -> null;
                };
        return comparator == null
                ? calculation(node)
                : new Expression.Comparison(comparator, left(node), right(node));
    }

    private Expression calculation(Node node) throws InvalidTemplateException {
        Expression.Operator operator =
                switch (node) {
                    case ASTAddNode sum -> Expression.Operator.ADD;
                    case ASTSubtractNode difference -> Expression.Operator.SUBTRACT;
                    case ASTMulNode product -> Expression.Operator.MULTIPLY;
                    case ASTDivNode quotient -> Expression.Operator.DIVIDE;
                    case ASTModNode rest -> Expression.Operator.REMAINDER;
                    default -> throw invalid("This cannot be evaluated here", node);
                };
        return new Expression.Calculation(
                operator,
                left(node),
                right(node),
                node.jjtGetChild(0).literal(),
                node.jjtGetChild(1).literal());
    }

    private Expression left(Node node) throws InvalidTemplateException {
        return expression(node.jjtGetChild(0));
    }

    private Expression right(Node node) throws InvalidTemplateException {
        return expression(node.jjtGetChild(1));
    }

    private List<Expression> operands(Node node) throws InvalidTemplateException {
        List<Expression> operands = new ArrayList<>();
        for (int i = 0; i < node.jjtGetNumChildren(); i++) {
            operands.add(expression(node.jjtGetChild(i)));
        }
        return List.copyOf(operands);
    }

    private Expression map(ASTMap map) throws InvalidTemplateException {
        List<Expression.Entry> entries = new ArrayList<>();
        for (int i = 0; i + 1 < map.jjtGetNumChildren(); i += 2) {
            Expression key = expression(map.jjtGetChild(i));
            entries.add(new Expression.Entry(key, expression(map.jjtGetChild(i + 1))));
        }
        return new Expression.MapOf(List.copyOf(entries));
    }

    private static Expression number(Node node) throws InvalidTemplateException {
        Number value = PlainValues.asNumber(node.literal());
        if (value == null) {
            throw invalid("The number is out of range", node);
        }
        return new Expression.Literal(value);
    }

    private Expression text(ASTStringLiteral node) throws InvalidTemplateException {
        String image = node.getFirstToken().image;
        char quote = image.charAt(0);
        String inside = image.substring(1, image.length() - 1);
        String text = withoutDoubledQuotes(quote == '"' ? unescape(inside, node) : inside, quote);
        boolean prints = quote == '"' && (text.indexOf('$') >= 0 || text.indexOf('#') >= 0);
        return prints ? interpolated(text, node) : new Expression.Literal(text);
    }

    private Expression interpolated(String text, Node node) throws InvalidTemplateException {
        if (interpolations >= MAX_INTERPOLATIONS) {
            throw invalid("Texts within texts nest too deep", node);
        }
        interpolations++;
        Expression expression =
                new Expression.Interpolated(statements.children(TemplateParser.tree(parser, text)));
        interpolations--;
        return expression;
    }

    private static String withoutDoubledQuotes(String text, char quote) {
        String one = String.valueOf(quote);
        return text.indexOf(quote) < 0 ? text : text.replace(one + one, one);
    }

    /** The characters that {@code \}{@code u0041} stands for. */
    private static String unescape(String text, Node node) throws InvalidTemplateException {
        int mark = text.indexOf("\\u");
        if (mark < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder();
        int copied = 0;
        while (mark >= 0) {
            if (mark + 6 > text.length()) {
                throw invalid("A \\u escape has four digits", node);
            }
            plain.append(text, copied, mark);
            try {
                plain.append((char) Integer.parseInt(text, mark + 2, mark + 6, 16));
            } catch (NumberFormatException e) {
                throw invalid("A \\u escape has four digits", node);
            }
            copied = mark + 6;
            mark = text.indexOf("\\u", copied);
        }
        return plain.append(text, copied, text.length()).toString();
    }

    private static InvalidTemplateException invalid(String message, Node node) {
        Token token = node.getFirstToken();
        return new InvalidTemplateException(message, token.beginLine, token.beginColumn);
    }
}
