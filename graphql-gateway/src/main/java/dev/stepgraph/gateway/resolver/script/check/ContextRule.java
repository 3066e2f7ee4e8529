package dev.stepgraph.gateway.resolver.script.check;

import com.oracle.js.parser.TokenType;
import com.oracle.js.parser.ir.AccessNode;
import com.oracle.js.parser.ir.BaseNode;
import com.oracle.js.parser.ir.BinaryNode;
import com.oracle.js.parser.ir.Expression;
import com.oracle.js.parser.ir.ForNode;
import com.oracle.js.parser.ir.FunctionNode;
import com.oracle.js.parser.ir.IdentNode;
import com.oracle.js.parser.ir.IndexNode;
import com.oracle.js.parser.ir.LiteralNode;
import com.oracle.js.parser.ir.Node;
import com.oracle.js.parser.ir.UnaryNode;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/** A handler's context, and what is directly in it, stay what they are. */
final class ContextRule implements Rule {

    private static final Set<String> HANDLERS = Set.of("request", "response");

    @Override
    public void check(Node node, RuleWalk walk) {
        switch (RuleWalk.bare(target(node))) {
            case IdentNode name when isContext(name, walk) ->
                    walk.mistakes()
                            .lint(
                                    name,
                                    reassignment(
                                            name.getName()
                                                    + " is readonly and re-assignment is not"
                                                    + " supported."));
            case BaseNode member when isContext(member.getBase(), walk) ->
                    walk.mistakes().lint(member, reassignment(memberMessage(member)));
            case null, default -> {
                // Everything else may change.
            }
        }
    }

    /** What a node changes. */
    private static @Nullable Expression target(Node node) {
        return switch (node) {
            case BinaryNode binary when binary.isAssignment() -> binary.getLhs();
            case ForNode loop -> loop.getInit();
            case UnaryNode unary when unary.isAssignment() || unary.isTokenType(TokenType.DELETE) ->
                    unary.getExpression();
            default -> null;
        };
    }

    private static boolean isContext(Expression expression, RuleWalk walk) {
        if (!(expression instanceof IdentNode name)) {
            return false;
        }
        ScopeWalk.Place place = walk.find(name.getName());
        if (place == null) {
            return false;
        }
        FunctionNode owner = place.owner();
        return HANDLERS.contains(owner.getName())
                && !owner.getParameters().isEmpty()
                && owner.getParameters().getFirst().getName().equals(name.getName())
                && place.scope().getExistingSymbol(name.getName()).isParam();
    }

    private static Lint reassignment(String message) {
        return new Lint("no-disallowed-re-assignment", message);
    }

    private static String memberMessage(BaseNode member) {
        String base = ((IdentNode) member.getBase()).getName();
        String name =
                switch (member) {
                    case AccessNode access -> access.getProperty();
                    case IndexNode index when index.getIndex() instanceof LiteralNode<?> literal ->
                            literal.getString();
                    default -> null;
                };
        return name == null
                ? base + " is readonly adding/modifying properties is not supported."
                : base + " is readonly. Adding/Updating " + name + " is not supported.";
    }
}
