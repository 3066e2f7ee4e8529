package dev.stepgraph.gateway.resolver.script.check;

import com.oracle.js.parser.ir.Expression;
import com.oracle.js.parser.ir.FunctionNode;
import com.oracle.js.parser.ir.IdentNode;
import com.oracle.js.parser.ir.JoinPredecessorExpression;
import com.oracle.js.parser.ir.Node;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** The second walk: every rule looks at every node. */
final class RuleWalk extends ScopeWalk {

    private final Declarations declarations;
    private final Mistakes mistakes;
    private final List<Rule> rules;

    RuleWalk(Declarations declarations, Mistakes mistakes, List<Rule> rules) {
        this.declarations = declarations;
        this.mistakes = mistakes;
        this.rules = rules;
    }

    Mistakes mistakes() {
        return mistakes;
    }

    /** What a name is declared with; null if it is with nothing. */
    @Nullable Expression initial(String name) {
        return declarations.initial(resolve(name));
    }

    /** The function that an expression is, or that the name it is stands for; else null. */
    @Nullable FunctionNode functionOf(@Nullable Expression expression) {
        return switch (bare(expression)) {
            case FunctionNode function -> function;
            case IdentNode name -> declarations.function(resolve(name.getName()));
            case null, default -> null;
        };
    }

    /** The expression without what the parser wraps it in. */
    static @Nullable Expression bare(@Nullable Expression expression) {
        return expression instanceof JoinPredecessorExpression wrapped
                ? wrapped.getExpression()
                : expression;
    }

    @Override
    void visit(Node node) {
        for (Rule rule : rules) {
            rule.check(node, this);
        }
    }
}
