package dev.stepgraph.workflow.asl.path;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Parses what follows the root of a JSONPath: {@code .a['b'][0]..c[?(@.d > 1)].length()}.
 *
 * <p>As recorded of AWS, a backslash within a quoted name stands for itself, except before the
 * quote that encloses the name.
 */
final class PathParser {

    private final TextCursor cursor;
    private final int depth;
    private final List<Segment> segments = new ArrayList<>();
    private @Nullable PathFunction function;

    /**
     * @param depth how many filters this path is within
     */
    private PathParser(TextCursor cursor, int depth) {
        this.cursor = cursor;
        this.depth = depth;
    }

    /** A path whose text starts at the position and goes on to the end. */
    static CompiledPath parse(String text, int position) throws InvalidExpressionException {
        TextCursor cursor = new TextCursor(text, position);
        PathParser parser = new PathParser(cursor, 0);
        parser.readSegments();
        if (!cursor.atEnd()) {
            throw cursor.invalid("'.' or '[' is expected");
        }
        boolean isPlain = parser.function == null && DefinitePath.isDefinite(parser.segments);
        return isPlain ? new DefinitePath(parser.segments) : parser.query();
    }

    /** A path within a filter; ends where no further segment follows. */
    static PathQuery parseOperand(TextCursor cursor, int depth) throws InvalidExpressionException {
        PathParser parser = new PathParser(cursor, depth);
        parser.readSegments();
        return parser.query();
    }

    private PathQuery query() {
        Segment last = segments.isEmpty() ? null : segments.getLast();
        if (last instanceof Segment.Children children) {
            segments.set(segments.size() - 1, new Segment.Members(children.names()));
        } else if (last instanceof Segment.Descent(Segment.Children children)) {
            Segment members = new Segment.Members(children.names());
            segments.set(segments.size() - 1, new Segment.Descent(members));
        }
        return new PathQuery(segments, function);
    }

    private void readSegments() throws InvalidExpressionException {
        while (function == null) {
            if (cursor.peek() == '.') {
                readDot();
            } else if (cursor.peek() == '[') {
                segments.add(readBracket());
            } else {
                return;
            }
        }
    }

    private void readDot() throws InvalidExpressionException {
        boolean isDescent = cursor.take("..");
        if (!isDescent) {
            cursor.expect('.');
        }
        Segment step = cursor.peek() == '[' ? readBracket() : readNameOrFunction();
        if (step != null) {
            segments.add(isDescent ? new Segment.Descent(step) : step);
        } else if (isDescent) {
            throw cursor.invalid("A function cannot follow '..'");
        }
    }

    /** The step of {@code *} or of a name; null if it was a function. */
    private @Nullable Segment readNameOrFunction() throws InvalidExpressionException {
        if (cursor.take('*')) {
            return new Segment.Wildcard();
        }
        int start = cursor.position();
        while (isNamePart(cursor.peek())) {
            cursor.next();
        }
        String name = cursor.since(start);
        if (name.isEmpty()) {
            throw cursor.invalid("A name is expected");
        }
        if (cursor.take('(')) {
            readFunction(name);
            return null;
        }
        return new Segment.Child(name);
    }

    private void readFunction(String name) throws InvalidExpressionException {
        function = PathFunction.named(name);
        cursor.skipSpaces();
        cursor.expect(')');
        if (function == null) {
            throw cursor.invalid("There is no function '" + name + "'");
        }
    }

    /** Within a filter, what may follow an operand ends a name too. */
    private boolean isNamePart(char c) {
        return switch (c) {
            case '.', '[', '(', ' ', '\t', '\n', '\r', TextCursor.END -> false;
            case ')', ']', '=', '!', '<', '>', '&', '|', ',' -> depth == 0;
            default -> true;
        };
    }

    private Segment readBracket() throws InvalidExpressionException {
        cursor.expect('[');
        cursor.skipSpaces();
        char c = cursor.peek();
        Segment segment =
                switch (c) {
                    case '\'', '"' -> readNames();
                    case '*' -> {
                        cursor.next();
                        yield new Segment.Wildcard();
                    }
                    case '?' -> FilterParser.parse(cursor, depth + 1);
                    default -> readIndexes();
                };
        cursor.skipSpaces();
        cursor.expect(']');
        return segment;
    }

    private Segment readNames() throws InvalidExpressionException {
        List<String> names = new ArrayList<>();
        do {
            cursor.skipSpaces();
            names.add(readQuotedName());
            cursor.skipSpaces();
        } while (cursor.take(','));
        return names.size() == 1
                ? new Segment.Child(names.getFirst())
                : new Segment.Children(List.copyOf(names));
    }

    private String readQuotedName() throws InvalidExpressionException {
        char quote = cursor.next();
        if (quote != '\'' && quote != '"') {
            throw cursor.invalid("A quoted name is expected");
        }
        StringBuilder name = new StringBuilder();
        while (!cursor.atEnd()) {
            char c = cursor.next();
            if (c == quote) {
                return name.toString();
            }
            if (c == '\\' && !cursor.atEnd()) {
                if (cursor.peek() != quote) {
                    name.append(c);
                }
                c = cursor.next();
            }
            name.append(c);
        }
        throw cursor.invalid("The end of the name is missing");
    }

    private Segment readIndexes() throws InvalidExpressionException {
        int start = cursor.position();
        List<Integer> indexes = new ArrayList<>();
        do {
            cursor.skipSpaces();
            boolean isOpen = indexes.isEmpty() && cursor.peek() == ':';
            Integer index = isOpen ? null : (Integer) readInteger();
            cursor.skipSpaces();
            if (indexes.isEmpty() && cursor.take(':')) {
                return readSlice(index, start);
            }
            indexes.add(index);
        } while (cursor.take(','));
        return indexes.size() == 1
                ? new Segment.Index(indexes.getFirst())
                : new Segment.Indexes(List.copyOf(indexes));
    }

    private Segment readSlice(@Nullable Integer from, int start) throws InvalidExpressionException {
        cursor.skipSpaces();
        Integer to = cursor.peek() == ']' ? null : (Integer) readInteger();
        if (from == null && to == null) {
            throw cursor.invalid("A slice needs a bound");
        }
        return new Segment.Slice(from, to, "[" + cursor.since(start).replace(" ", "") + "]");
    }

    private int readInteger() throws InvalidExpressionException {
        int start = cursor.position();
        cursor.take('-');
        while (Character.isDigit(cursor.peek())) {
            cursor.next();
        }
        try {
            return Integer.parseInt(cursor.since(start));
        } catch (NumberFormatException _) {
            throw cursor.invalid("An index is expected");
        }
    }
}
