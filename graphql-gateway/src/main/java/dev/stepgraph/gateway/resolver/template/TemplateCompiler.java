package dev.stepgraph.gateway.resolver.template;

import org.apache.velocity.runtime.parser.Parser;
import org.apache.velocity.runtime.parser.Token;
import org.apache.velocity.runtime.parser.node.ASTBlock;
import org.apache.velocity.runtime.parser.node.ASTComment;
import org.apache.velocity.runtime.parser.node.ASTDirective;
import org.apache.velocity.runtime.parser.node.ASTDirectiveAssign;
import org.apache.velocity.runtime.parser.node.ASTElseIfStatement;
import org.apache.velocity.runtime.parser.node.ASTElseStatement;
import org.apache.velocity.runtime.parser.node.ASTEscape;
import org.apache.velocity.runtime.parser.node.ASTIfStatement;
import org.apache.velocity.runtime.parser.node.ASTReference;
import org.apache.velocity.runtime.parser.node.ASTSetDirective;
import org.apache.velocity.runtime.parser.node.ASTText;
import org.apache.velocity.runtime.parser.node.ASTTextblock;
import org.apache.velocity.runtime.parser.node.Node;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Turns Velocity's tree into statements. White space around directives that stand alone in their
 * line is left out, as Velocity does by default.
 */
final class TemplateCompiler {

    private static final int TEXT_BLOCK_MARK = 3;

    private final Map<String, Statement.Macro> macros = new HashMap<>();
    private final ExpressionCompiler expressions;
    private final ReferenceCompiler references;

    TemplateCompiler(Parser parser) {
        this.references = new ReferenceCompiler();
        this.expressions = new ExpressionCompiler(parser, this, references);
    }

    CompiledTemplate compile(Node root) throws InvalidTemplateException {
        List<Statement> statements = children(root);
        return new CompiledTemplate(statements, Map.copyOf(macros));
    }

    /** The statements that a node holds. */
    List<Statement> children(Node parent) throws InvalidTemplateException {
        List<Statement> statements = new ArrayList<>();
        for (int i = 0; i < parent.jjtGetNumChildren(); i++) {
            add(statements, parent.jjtGetChild(i));
        }
        return List.copyOf(statements);
    }

    private void add(List<Statement> statements, Node node) throws InvalidTemplateException {
        switch (node) {
            case ASTReference reference ->
                    statements.add(references.insert(reference, expressions));
            case ASTSetDirective set -> {
                addPrefix(statements, set.getPrefix(), set);
                statements.add(assign(set));
                addPostfix(statements, set.getPostfix(), set);
            }
            case ASTIfStatement choice -> {
                addPrefix(statements, choice.getPrefix(), choice);
                statements.add(new Statement.If(branches(choice)));
                addPostfix(statements, choice.getPostfix(), choice);
            }
            case ASTDirective directive -> addDirective(statements, directive);
            case ASTComment comment -> addText(statements, beforeComment(comment));
            case ASTTextblock block -> addText(statements, insideTextBlock(block));
            case ASTEscape escape -> addText(statements, escape.val);
            case ASTText text -> {
                text.init(null, null);
                addText(statements, text.getCtext());
            }
            default -> addText(statements, node.literal());
        }
    }

    private Statement assign(ASTSetDirective set) throws InvalidTemplateException {
        ASTReference target = (ASTReference) set.jjtGetChild(0);
        return new Statement.Assign(
                references.reference(target, expressions),
                expressions.expression(set.jjtGetChild(1)));
    }

    private List<Statement.Branch> branches(ASTIfStatement choice) throws InvalidTemplateException {
        List<Statement.Branch> branches = new ArrayList<>();
        Expression first = expressions.expression(choice.jjtGetChild(0));
        branches.add(new Statement.Branch(first, children(choice.jjtGetChild(1))));
        for (int i = 2; i < choice.jjtGetNumChildren(); i++) {
            Node branch = choice.jjtGetChild(i);
            if (branch instanceof ASTElseIfStatement) {
                Expression condition = expressions.expression(branch.jjtGetChild(0));
                branches.add(new Statement.Branch(condition, children(branch.jjtGetChild(1))));
            } else if (branch instanceof ASTElseStatement) {
                branches.add(new Statement.Branch(null, children(branch.jjtGetChild(0))));
            }
        }
        return List.copyOf(branches);
    }

    private void addDirective(List<Statement> statements, ASTDirective directive)
            throws InvalidTemplateException {
        Statement statement =
                switch (directive.getDirectiveName()) {
                    case "foreach" -> foreach(directive);
                    case "macro" -> {
                        define(directive);
                        yield null;
                    }
                    case "define" -> block(directive);
                    case "return" -> new Statement.Return(firstArgument(directive));
                    case "break" -> new Statement.Break();
                    case "stop" -> new Statement.Stop();
                    default -> call(directive);
                };
        addPrefix(statements, directive.getPrefix(), directive);
        if (statement != null) {
            statements.add(statement);
        }
        addPostfix(statements, directive.getPostfix(), directive);
    }

    private Statement foreach(ASTDirective directive) throws InvalidTemplateException {
        int last = directive.jjtGetNumChildren() - 1;
        boolean hasElse = directive.jjtGetChild(last - 1) instanceof ASTBlock;
        String variable = variable(directive.jjtGetChild(0));
        return new Statement.Foreach(
                variable,
                expressions.expression(directive.jjtGetChild(2)),
                children(directive.jjtGetChild(hasElse ? last - 1 : last)),
                hasElse ? children(directive.jjtGetChild(last)) : List.of());
    }

    private Statement block(ASTDirective directive) throws InvalidTemplateException {
        int last = directive.jjtGetNumChildren() - 1;
        return new Statement.Define(
                variable(directive.jjtGetChild(0)), children(directive.jjtGetChild(last)));
    }

    private @Nullable Expression firstArgument(ASTDirective directive)
            throws InvalidTemplateException {
        return directive.jjtGetNumChildren() == 0
                ? null
                : expressions.expression(directive.jjtGetChild(0));
    }

    private void define(ASTDirective directive) throws InvalidTemplateException {
        List<String> parameters = new ArrayList<>();
        List<@Nullable Expression> defaults = new ArrayList<>();
        int last = directive.jjtGetNumChildren() - 1;
        for (int i = 1; i < last; i++) {
            Node parameter = directive.jjtGetChild(i);
            parameters.add(variable(parameter));
            if (parameter instanceof ASTDirectiveAssign) {
                i++;
                defaults.add(expressions.expression(directive.jjtGetChild(i)));
            } else {
                defaults.add(null);
            }
        }
        String name = directive.jjtGetChild(0).getFirstToken().image;
        macros.put(
                name,
                new Statement.Macro(parameters, defaults, children(directive.jjtGetChild(last))));
    }

    /** What is no macro is text; that shows only once all of the template is read. */
    private Statement call(ASTDirective directive) throws InvalidTemplateException {
        String name = directive.getDirectiveName();
        boolean isBlock = name.startsWith("@");
        List<Expression> arguments = new ArrayList<>();
        List<Statement> body = null;
        for (int i = 0; i < directive.jjtGetNumChildren(); i++) {
            Node child = directive.jjtGetChild(i);
            if (child instanceof ASTBlock) {
                body = children(child);
            } else {
                arguments.add(expressions.expression(child));
            }
        }
        return new Statement.MacroCall(
                isBlock ? name.substring(1) : name,
                List.copyOf(arguments),
                body,
                List.of(new Statement.Text(images(directive))));
    }

    private static String variable(Node node) {
        String image = node.getFirstToken().image;
        return switch (image) {
            case "${", "$!{" -> node.getFirstToken().next.image;
            default -> image.startsWith("$!") ? image.substring(2) : image.substring(1);
        };
    }

    private static String images(ASTDirective directive) {
        StringBuilder text = new StringBuilder();
        Token token = directive.getFirstToken();
        int skipped = morePrefix(directive).length();
        while (token != null) {
            boolean hasMark = skipped > 0 && token.image.indexOf('#') >= 0;
            text.append(token.image, hasMark ? skipped : 0, token.image.length());
            skipped = hasMark ? 0 : skipped;
            boolean isLast = Objects.equals(token, directive.getLastToken());
            token = isLast ? null : token.next;
        }
        return text.toString();
    }

    /** Text that stands in one token with the directive's {@code #}. */
    private static String morePrefix(Node node) {
        for (Token token = node.getFirstToken(); token != null; token = token.next) {
            int mark = token.image.lastIndexOf('#');
            if (mark >= 0) {
                return token.image.substring(0, mark);
            }
        }
        return "";
    }

    private static void addPrefix(List<Statement> statements, String prefix, Node node) {
        String more = morePrefix(node);
        addText(statements, more.isEmpty() ? "" : prefix + more);
    }

    private static void addPostfix(List<Statement> statements, String postfix, Node node) {
        addText(statements, morePrefix(node).isEmpty() ? "" : postfix);
    }

    private static void addText(List<Statement> statements, String text) {
        if (!text.isEmpty()) {
            statements.add(new Statement.Text(text));
        }
    }

    private static String beforeComment(ASTComment comment) {
        String image = comment.getFirstToken().image;
        int line = image.indexOf("##");
        int block = image.indexOf("#*");
        int mark = line < 0 ? block : line;
        return mark < 0 ? "" : image.substring(0, mark);
    }

    private static String insideTextBlock(ASTTextblock block) {
        String image = block.getFirstToken().image;
        return image.substring(TEXT_BLOCK_MARK, image.length() - TEXT_BLOCK_MARK);
    }
}
