package dev.stepgraph.workflow.asl.path;

import com.google.re2j.Pattern;

import dev.stepgraph.common.json.InvalidJsonException;
import dev.stepgraph.common.json.JsonText;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.util.ArrayList;
import java.util.List;

/** Parses the filter of a path, {@code ?(@.price < 10 && (@.title || !@.old))}. */
final class FilterParser {

    /** How deep parentheses, filters within filters and arrays may nest. */
    private static final int MAX_DEPTH = 20;

    /** In this order, because one may begin another. */
    private static final List<FilterOperator> OPERATORS =
            List.of(
                    FilterOperator.IDENTICAL,
                    FilterOperator.NOT_IDENTICAL,
                    FilterOperator.EQUAL,
                    FilterOperator.NOT_EQUAL,
                    FilterOperator.LESS_OR_EQUAL,
                    FilterOperator.GREATER_OR_EQUAL,
                    FilterOperator.LESS,
                    FilterOperator.GREATER,
                    FilterOperator.IN,
                    FilterOperator.NOT_IN,
                    FilterOperator.CONTAINS,
                    FilterOperator.SUBSET_OF,
                    FilterOperator.ANY_OF,
                    FilterOperator.NONE_OF,
                    FilterOperator.SIZE,
                    FilterOperator.EMPTY);

    private final TextCursor cursor;
    private int depth;

    private FilterParser(TextCursor cursor, int depth) {
        this.cursor = cursor;
        this.depth = depth;
    }

    static Segment parse(TextCursor cursor, int depth) throws InvalidExpressionException {
        int start = cursor.position();
        cursor.expect('?');
        cursor.skipSpaces();
        cursor.expect('(');
        FilterParser parser = new FilterParser(cursor, depth);
        FilterExpression condition = parser.readOr();
        cursor.expect(')');
        return new Segment.Filter(condition, "[" + cursor.since(start) + "]");
    }

    private FilterExpression readOr() throws InvalidExpressionException {
        deeper();
        List<FilterExpression> conditions = new ArrayList<>();
        do {
            conditions.add(readAnd());
        } while (cursor.take("||"));
        depth--;
        return conditions.size() == 1
                ? conditions.getFirst()
                : new FilterExpression.Or(List.copyOf(conditions));
    }

    private FilterExpression readAnd() throws InvalidExpressionException {
        List<FilterExpression> conditions = new ArrayList<>();
        do {
            conditions.add(readCondition());
            cursor.skipSpaces();
        } while (cursor.take("&&"));
        return conditions.size() == 1
                ? conditions.getFirst()
                : new FilterExpression.And(List.copyOf(conditions));
    }

    private FilterExpression readCondition() throws InvalidExpressionException {
        cursor.skipSpaces();
        boolean isNegated = false;
        while (cursor.take('!')) {
            isNegated = !isNegated;
            cursor.skipSpaces();
        }
        FilterExpression condition;
        if (cursor.take('(')) {
            condition = readOr();
            cursor.expect(')');
        } else {
            condition = readComparison();
        }
        return isNegated ? new FilterExpression.Not(condition) : condition;
    }

    private FilterExpression readComparison() throws InvalidExpressionException {
        FilterExpression.Operand left = readOperand();
        cursor.skipSpaces();
        if (cursor.take("=~")) {
            return new FilterExpression.Matches(left, readPattern());
        }
        for (FilterOperator operator : OPERATORS) {
            if (takes(operator)) {
                return new FilterExpression.Comparison(left, operator, readOperand());
            }
        }
        if (left instanceof FilterExpression.Literal) {
            throw cursor.invalid("A comparison is expected");
        }
        return new FilterExpression.Exists(left);
    }

    private boolean takes(FilterOperator operator) {
        boolean isWord = Character.isLetter(operator.text().charAt(0));
        if (isWord && Character.isLetterOrDigit(cursor.peek(operator.text().length()))) {
            return false;
        }
        return cursor.take(operator.text());
    }

    private FilterExpression.Operand readOperand() throws InvalidExpressionException {
        cursor.skipSpaces();
        return switch (cursor.peek()) {
            case '@', '$' -> {
                boolean isAbsolute = cursor.next() == '$';
                PathQuery path = PathParser.parseOperand(cursor, depth);
                yield new FilterExpression.PathOperand(path, isAbsolute);
            }
            default -> new FilterExpression.Literal(readLiteral());
        };
    }

    private JsonNode readLiteral() throws InvalidExpressionException {
        cursor.skipSpaces();
        return switch (cursor.peek()) {
            case '\'', '"' -> JsonNodeFactory.instance.stringNode(readString());
            case '[' -> readArray();
            default -> readWord();
        };
    }

    private ArrayNode readArray() throws InvalidExpressionException {
        deeper();
        cursor.expect('[');
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        cursor.skipSpaces();
        if (cursor.peek() != ']') {
            do {
                array.add(readLiteral());
                cursor.skipSpaces();
            } while (cursor.take(','));
        }
        cursor.expect(']');
        depth--;
        return array;
    }

    private String readString() throws InvalidExpressionException {
        char quote = cursor.next();
        StringBuilder text = new StringBuilder();
        while (!cursor.atEnd()) {
            char c = cursor.next();
            if (c == quote) {
                return text.toString();
            }
            text.append(c == '\\' && !cursor.atEnd() ? cursor.next() : c);
        }
        throw cursor.invalid("The end of the string is missing");
    }

    /** A number, true, false or null. */
    private JsonNode readWord() throws InvalidExpressionException {
        int start = cursor.position();
        while (Character.isLetterOrDigit(cursor.peek()) || "+-.".indexOf(cursor.peek()) >= 0) {
            cursor.next();
        }
        try {
            return JsonText.parse(cursor.since(start));
        } catch (InvalidJsonException _) {
            throw cursor.invalid("A path or a literal is expected");
        }
    }

    private FilterPattern readPattern() throws InvalidExpressionException {
        cursor.skipSpaces();
        cursor.expect('/');
        StringBuilder pattern = new StringBuilder();
        while (!cursor.take('/')) {
            if (cursor.atEnd()) {
                throw cursor.invalid("The end of the pattern is missing");
            }
            char c = cursor.next();
            if (c == '\\' && cursor.peek() != '/' && !cursor.atEnd()) {
                pattern.append(c);
                c = cursor.next();
            }
            pattern.append(c);
        }
        return FilterPattern.compile(pattern.toString(), readFlags());
    }

    private int readFlags() {
        int flags = 0;
        while (Character.isLetter(cursor.peek())) {
            flags |=
                    switch (cursor.next()) {
                        case 'i' -> Pattern.CASE_INSENSITIVE;
                        case 'm' -> Pattern.MULTILINE;
                        case 's' -> Pattern.DOTALL;
                        default -> 0;
                    };
        }
        return flags;
    }

    private void deeper() throws InvalidExpressionException {
        depth++;
        if (depth > MAX_DEPTH) {
            throw cursor.invalid("The filter nests too deep");
        }
    }
}
