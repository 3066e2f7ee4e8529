package dev.stepgraph.gateway.resolver.script.check;

import com.oracle.js.parser.TokenType;
import com.oracle.js.parser.ir.AccessNode;
import com.oracle.js.parser.ir.BinaryNode;
import com.oracle.js.parser.ir.CallNode;
import com.oracle.js.parser.ir.Expression;
import com.oracle.js.parser.ir.IdentNode;
import com.oracle.js.parser.ir.Node;
import com.oracle.js.parser.ir.ReturnNode;
import com.oracle.js.parser.ir.VarNode;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/**
 * Functions are no values: only the methods of arrays that call them back take them, nothing
 * returns them, and they have one name.
 */
final class FunctionValueRule implements Rule {

    private static final Lint PASSING =
            new Lint("no-function-passing", "Functions can not be passed as an argument");
    private static final Lint RETURN =
            new Lint("no-function-return", "returning a function is not allowed");
    private static final Lint REASSIGN =
            new Lint("no-function-reassign", "re-assigning function is not allowed");

    private static final Set<String> CALLING_BACK =
            Set.of(
                    "map",
                    "find",
                    "filter",
                    "findIndex",
                    "findLast",
                    "findLastIndex",
                    "forEach",
                    "reduce",
                    "reduceRight",
                    "every",
                    "some",
                    "flatMap");

    @Override
    public void check(Node node, RuleWalk walk) {
        switch (node) {
            case CallNode call when takesFunction(call, walk) && !mayTakeFunction(call, walk) ->
                    walk.mistakes().lint(node, PASSING);
            case ReturnNode result when walk.functionOf(result.getExpression()) != null ->
                    walk.mistakes().lint(node, RETURN);
            case VarNode variable when isSecondName(variable.getInit(), walk) ->
                    walk.mistakes().lint(node, REASSIGN);
            case BinaryNode assignment
                    when assignment.isTokenType(TokenType.ASSIGN)
                            && isSecondName(assignment.getRhs(), walk) ->
                    walk.mistakes().lint(node, REASSIGN);
            default -> {
                // Not about functions.
            }
        }
    }

    private static boolean takesFunction(CallNode call, RuleWalk walk) {
        return call.getArgs().stream().anyMatch(argument -> walk.functionOf(argument) != null);
    }

    private static boolean mayTakeFunction(CallNode call, RuleWalk walk) {
        if (walk.functionOf(call.getFunction()) != null) {
            return false;
        }
        if (!(RuleWalk.bare(call.getFunction()) instanceof AccessNode method)) {
            return true;
        }
        return switch (ValueKind.of(method.getBase(), walk)) {
            case ARRAY -> CALLING_BACK.contains(method.getProperty());
            case STRING, DATE -> false;
            case UNKNOWN -> true;
        };
    }

    private static boolean isSecondName(@Nullable Expression value, RuleWalk walk) {
        return RuleWalk.bare(value) instanceof IdentNode && walk.functionOf(value) != null;
    }
}
