package dev.stepgraph.workflow.asl.intrinsic;

import dev.stepgraph.common.json.InvalidJsonException;
import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.workflow.asl.path.InvalidExpressionException;
import dev.stepgraph.workflow.asl.path.JsonPathExpression;
import dev.stepgraph.workflow.asl.path.TextCursor;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

import java.util.ArrayList;
import java.util.List;

/**
 * Parses calls, {@code States.Format('Hello {}', $.name)}. In a text, {@code ' { } \} are escaped
 * by a backslash, and nothing else is; braces need it in the template of {@code States.Format}
 * only.
 */
final class IntrinsicParser {

    static final String PREFIX = "States.";

    /** How deep calls may nest. */
    private static final int MAX_DEPTH = 10;

    private final TextCursor cursor;

    private IntrinsicParser(String text) {
        cursor = new TextCursor(text, 0);
    }

    static Argument.Call parse(String text) throws InvalidExpressionException {
        IntrinsicParser parser = new IntrinsicParser(text);
        Argument.Call call = parser.readCall(1);
        if (!parser.cursor.atEnd()) {
            throw parser.cursor.invalid("The end is expected");
        }
        return call;
    }

    private Argument.Call readCall(int depth) throws InvalidExpressionException {
        if (depth > MAX_DEPTH) {
            throw cursor.invalid("More than " + MAX_DEPTH + " calls are nested");
        }
        int start = cursor.position();
        IntrinsicFunction function = readFunction();
        skipBlanks();
        cursor.expect('(');
        List<Argument> arguments = readArguments(depth);
        return new Argument.Call(
                function.prepared(arguments), List.copyOf(arguments), cursor.since(start));
    }

    private IntrinsicFunction readFunction() throws InvalidExpressionException {
        int start = cursor.position();
        while (Character.isLetterOrDigit(cursor.peek()) || cursor.peek() == '.') {
            cursor.next();
        }
        String name = cursor.since(start);
        IntrinsicFunction function = IntrinsicFunctions.named(name);
        if (function == null) {
            throw cursor.invalid("There is no function '" + name + "'");
        }
        return function;
    }

    private List<Argument> readArguments(int depth) throws InvalidExpressionException {
        List<Argument> arguments = new ArrayList<>();
        skipBlanks();
        if (cursor.take(')')) {
            return arguments;
        }
        do {
            skipBlanks();
            arguments.add(readArgument(depth));
            skipBlanks();
        } while (cursor.take(','));
        cursor.expect(')');
        return arguments;
    }

    private Argument readArgument(int depth) throws InvalidExpressionException {
        return switch (cursor.peek()) {
            case '\'' -> readText();
            case '$' -> readPath();
            case 'S' -> readCall(depth + 1);
            default -> readPlain();
        };
    }

    private Argument readText() throws InvalidExpressionException {
        cursor.expect('\'');
        int start = cursor.position();
        StringBuilder text = new StringBuilder();
        while (cursor.peek() != '\'') {
            if (cursor.atEnd()) {
                throw cursor.invalid("The end of the text is missing");
            }
            char c = cursor.next();
            if (c == '\\') {
                c = cursor.next();
                if ("'{}\\".indexOf(c) < 0) {
                    throw cursor.invalid("There is no such escape");
                }
            }
            text.append(c);
        }
        String written = cursor.since(start);
        cursor.expect('\'');
        return new Argument.Text(written, StringNode.valueOf(text.toString()));
    }

    /** A path goes on to the comma or parenthesis that is not part of it. */
    private Argument readPath() throws InvalidExpressionException {
        int start = cursor.position();
        int open = 0;
        while (!cursor.atEnd()) {
            char c = cursor.peek();
            if (open == 0 && (c == ',' || c == ')')) {
                break;
            }
            cursor.next();
            switch (c) {
                case '[', '(' -> open++;
                case ']', ')' -> open--;
                case '\'', '"' -> skipQuoted(c);
                default -> {}
            }
        }
        return new Argument.Path(JsonPathExpression.compile(cursor.since(start).strip()));
    }

    private void skipQuoted(char quote) {
        while (!cursor.atEnd()) {
            char c = cursor.next();
            if (c == quote) {
                return;
            }
            if (c == '\\') {
                cursor.next();
            }
        }
    }

    private Argument readPlain() throws InvalidExpressionException {
        int start = cursor.position();
        while (Character.isLetterOrDigit(cursor.peek()) || "+-.".indexOf(cursor.peek()) >= 0) {
            cursor.next();
        }
        try {
            JsonNode value = JsonText.parse(cursor.since(start));
            return new Argument.Plain(value);
        } catch (InvalidJsonException _) {
            throw cursor.invalid("An argument is expected");
        }
    }

    private void skipBlanks() {
        while (Character.isWhitespace(cursor.peek())) {
            cursor.next();
        }
    }
}
