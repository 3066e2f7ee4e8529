package dev.stepgraph.gateway.resolver.script.check;

import com.oracle.js.parser.TokenType;
import com.oracle.js.parser.ir.AccessNode;
import com.oracle.js.parser.ir.CallNode;
import com.oracle.js.parser.ir.Expression;
import com.oracle.js.parser.ir.IdentNode;
import com.oracle.js.parser.ir.LiteralNode;
import com.oracle.js.parser.ir.TemplateLiteralNode;
import com.oracle.js.parser.ir.UnaryNode;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/** What an expression certainly yields, as far as its text tells. */
enum ValueKind {
    ARRAY,
    STRING,
    DATE,
    UNKNOWN;

    private static final int MAX_STEPS = 20;

    private static final Set<String> LISTING = Set.of("keys", "values", "entries");

    private static final Set<String> ARRAY_TO_ARRAY =
            Set.of(
                    "map", "filter", "flat", "flatMap", "slice", "concat", "splice", "reverse",
                    "sort", "fill");

    private static final Set<String> STRING_TO_STRING =
            Set.of(
                    "toUpperCase",
                    "toLowerCase",
                    "trim",
                    "trimStart",
                    "trimEnd",
                    "substring",
                    "slice",
                    "charAt",
                    "replace",
                    "replaceAll",
                    "concat",
                    "normalize");

    static ValueKind of(@Nullable Expression expression, RuleWalk walk) {
        return of(expression, walk, 0);
    }

    private static ValueKind of(@Nullable Expression expression, RuleWalk walk, int steps) {
        if (steps > MAX_STEPS) {
            return UNKNOWN;
        }
        return switch (RuleWalk.bare(expression)) {
            case LiteralNode<?> literal when literal.isArray() -> ARRAY;
            case LiteralNode<?> literal when literal.isString() -> STRING;
            case TemplateLiteralNode _ -> STRING;
            case CallNode call -> ofCall(call, walk, steps);
            case UnaryNode unary when unary.isTokenType(TokenType.NEW) ->
                    of(unary.getExpression(), walk, steps + 1);
            case IdentNode name -> of(walk.initial(name.getName()), walk, steps + 1);
            case null, default -> UNKNOWN;
        };
    }

    private static ValueKind ofCall(CallNode call, RuleWalk walk, int steps) {
        return switch (RuleWalk.bare(call.getFunction())) {
            case IdentNode name when !walk.isDeclared(name.getName()) ->
                    ofConstructor(name.getName(), call.isNew());
            case AccessNode method -> ofMethod(method, walk, steps);
            case null, default -> UNKNOWN;
        };
    }

    private static ValueKind ofConstructor(String name, boolean isNew) {
        return switch (name) {
            case "Array" -> ARRAY;
            case "String" -> STRING;
            case "Date" -> isNew ? DATE : STRING;
            default -> UNKNOWN;
        };
    }

    private static ValueKind ofMethod(AccessNode method, RuleWalk walk, int steps) {
        String name = method.getProperty();
        if (isGlobal(method.getBase(), "Object", walk)) {
            return LISTING.contains(name) ? ARRAY : UNKNOWN;
        }
        return switch (of(method.getBase(), walk, steps + 1)) {
            case ARRAY -> ARRAY_TO_ARRAY.contains(name) ? ARRAY : ofJoin(name);
            case STRING -> STRING_TO_STRING.contains(name) ? STRING : ofSplit(name);
            case DATE, UNKNOWN -> UNKNOWN;
        };
    }

    private static ValueKind ofJoin(String method) {
        return method.equals("join") ? STRING : UNKNOWN;
    }

    private static ValueKind ofSplit(String method) {
        return method.equals("split") ? ARRAY : UNKNOWN;
    }

    /** Whether an expression is the language's own object of that name. */
    static boolean isGlobal(@Nullable Expression expression, String name, RuleWalk walk) {
        return RuleWalk.bare(expression) instanceof IdentNode ident
                && ident.getName().equals(name)
                && !walk.isDeclared(name);
    }
}
