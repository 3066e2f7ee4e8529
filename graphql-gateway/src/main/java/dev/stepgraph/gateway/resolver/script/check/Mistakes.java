package dev.stepgraph.gateway.resolver.script.check;

import com.oracle.js.parser.ir.AccessNode;
import com.oracle.js.parser.ir.Node;

import dev.stepgraph.gateway.resolver.HandlerResult.CodeError;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects what is wrong with a script, each with its place. AppSync looks at scripts with the
 * compiler of TypeScript and with lint rules of its own, and what it answers is what they print.
 */
final class Mistakes {

    private static final String PARSE_ERROR = "PARSE_ERROR";

    /** Where something is: lines and columns from 1, and how many characters. */
    private record Place(int line, int column, int span) {}

    /**
     * What the compiler of TypeScript says.
     *
     * @param code its number for it
     */
    record Diagnostic(int code, String message) {}

    private final String code;
    private final List<CodeError> found = new ArrayList<>();

    Mistakes(String code) {
        this.code = code;
    }

    /** The code cannot be parsed from there on. */
    static CodeError unparsable(String message, int line, int column) {
        return new CodeError(PARSE_ERROR, text(line, column, "", message) + "\n", line, column, 0);
    }

    /** Something that the language does not have. */
    void lint(Node node, Lint lint) {
        String rule = lint.rule().isEmpty() ? "" : " @aws-appsync/" + lint.rule();
        Place place = place(node.getStart(), node.getFinish());
        add("LINT_ERROR", place, text(place.line, place.column, rule, lint.message()));
    }

    /** Something that is not there. */
    void unknown(Node node, Diagnostic diagnostic) {
        unknown(place(node.getStart(), node.getFinish()), diagnostic);
    }

    /** A member that is not there: what is wrong is its name, the last that the node has. */
    void unknown(AccessNode node, Diagnostic diagnostic) {
        int start = node.getFinish() - node.getProperty().length();
        unknown(place(start, node.getFinish()), diagnostic);
    }

    private void unknown(Place place, Diagnostic diagnostic) {
        String text = text(place.line, place.column, " TS" + diagnostic.code, diagnostic.message);
        add(PARSE_ERROR, place, text + "\n");
    }

    List<CodeError> found() {
        return found;
    }

    private void add(String type, Place place, String text) {
        found.add(new CodeError(type, text, place.line, place.column, place.span));
    }

    private static String text(int line, int column, String rule, String message) {
        return "code.js(%d,%d): error%s: %s".formatted(line, column, rule, message);
    }

    private Place place(int from, int to) {
        int start = Math.clamp(from, 0, code.length());
        int finish = Math.clamp(to, start, code.length());
        String before = code.substring(0, start);
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        return new Place(line, start - before.lastIndexOf('\n'), finish - start);
    }
}
