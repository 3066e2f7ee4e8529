package dev.stepgraph.gateway.resolver.template;

import org.apache.velocity.Template;
import org.apache.velocity.exception.VelocityException;
import org.apache.velocity.runtime.RuntimeConstants;
import org.apache.velocity.runtime.RuntimeInstance;
import org.apache.velocity.runtime.directive.MacroParseException;
import org.apache.velocity.runtime.parser.ParseException;
import org.apache.velocity.runtime.parser.Parser;
import org.apache.velocity.runtime.parser.Token;
import org.apache.velocity.runtime.parser.node.SimpleNode;
import org.jspecify.annotations.Nullable;
import org.slf4j.helpers.NOPLogger;

import java.io.StringReader;

/** Reads templates with Velocity's grammar. Nothing of Velocity is there when they run. */
final class TemplateParser {

    /** A bit of everything. */
    private static final String SAMPLE =
            """
            ## A comment \\$x #* and another *#
            #macro(m $a $b="c")$!a$bodyContent#end
            #set($x = {"a": [1, -2.5, true, false, 'q', "$y"], "b": [1..3]})
            #if(!$x.a[0] && (1 + 2 - 3 * 4 / 5 % 6 == 7 || 1 != 2))
            #elseif(1 < 2 && 1 <= 2 && 1 > 2 && 1 >= 2)${x.b.get(0)|"z"}#else#break#end
            #foreach($i in $x.keySet())$i#else#stop#end
            #define($d)$x#end#@m(1)text#end #m(1, 2) #[[raw]]# \\#if
            #return($util.toJson($x))
            """;

    private final RuntimeInstance grammar = new RuntimeInstance();

    TemplateParser() {
        grammar.setProperty(RuntimeConstants.RUNTIME_LOG_INSTANCE, NOPLogger.NOP_LOGGER);
        grammar.setProperty(RuntimeConstants.PARSER_HYPHEN_ALLOWED, true);
        grammar.setProperty(RuntimeConstants.PARSER_POOL_SIZE, 1);
        grammar.setProperty(RuntimeConstants.VM_LIBRARY, "");
        grammar.init();
        grammar.removeDirective("evaluate");
        grammar.removeDirective("include");
        grammar.removeDirective("parse");
        loadClasses();
    }

    /** Before a template that exhausts the stack can meet one that is only half loaded. */
    private void loadClasses() {
        try {
            parse(SAMPLE);
        } catch (InvalidTemplateException e) {
            throw new IllegalStateException("The grammar does not read its sample", e);
        }
    }

    /** Reads a template whole. A parser remembers macros, so each template has one of its own. */
    CompiledTemplate parse(String text) throws InvalidTemplateException {
        Parser parser = grammar.createNewParser();
        try {
            return new TemplateCompiler(parser).compile(tree(parser, text));
        } catch (StackOverflowError e) {
            throw new InvalidTemplateException("The template nests too deep", 1, 1);
        }
    }

    /** Velocity's tree of a text. */
    static SimpleNode tree(Parser parser, String text) throws InvalidTemplateException {
        Template template = new Template();
        template.setName("template");
        try {
            return parser.parse(new StringReader(text), template);
        } catch (MacroParseException e) {
            throw new InvalidTemplateException(
                    firstLine(e.getMessage()), e.getLineNumber(), e.getColumnNumber());
        } catch (ParseException e) {
            Token token = e.currentToken == null ? null : e.currentToken.next;
            int line = token == null ? 1 : token.beginLine;
            int column = token == null ? 1 : token.beginColumn;
            throw new InvalidTemplateException(firstLine(e.getMessage()), line, column);
        } catch (VelocityException e) {
            throw new InvalidTemplateException(firstLine(e.getMessage()), 1, 1);
        }
    }

    private static String firstLine(@Nullable String message) {
        return String.valueOf(message).lines().findFirst().orElse("The template is faulty").strip();
    }
}
