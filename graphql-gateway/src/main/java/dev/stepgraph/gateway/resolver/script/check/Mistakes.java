package dev.stepgraph.gateway.resolver.script.check;

import com.oracle.js.parser.ir.Node;

import dev.stepgraph.gateway.resolver.HandlerResult.CodeError;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a script, each with its place. */
final class Mistakes {

    private final String code;
    private final List<CodeError> found = new ArrayList<>();

    Mistakes(String code) {
        this.code = code;
    }

    /** Something that the language does not have. */
    void lint(Node node, String message) {
        add("LINT_ERROR", node, message);
    }

    /** Something that is not there. */
    void unknown(Node node, String message) {
        add("PARSER_ERROR", node, message);
    }

    List<CodeError> found() {
        return found;
    }

    private void add(String type, Node node, String message) {
        int start = Math.clamp(node.getStart(), 0, code.length());
        int finish = Math.clamp(node.getFinish(), start, code.length());
        String before = code.substring(0, start);
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        int column = start - before.lastIndexOf('\n');
        found.add(new CodeError(type, message, line, column, finish - start));
    }
}
