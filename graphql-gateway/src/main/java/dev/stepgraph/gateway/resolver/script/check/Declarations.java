package dev.stepgraph.gateway.resolver.script.check;

import com.oracle.js.parser.ir.Expression;
import com.oracle.js.parser.ir.FunctionNode;
import com.oracle.js.parser.ir.Node;
import com.oracle.js.parser.ir.Symbol;
import com.oracle.js.parser.ir.VarNode;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/** The first walk: what each name of a script is declared with. */
final class Declarations extends ScopeWalk {

    private final Map<Symbol, Expression> initials = new HashMap<>();

    /** What a name is declared with; null if it is with nothing, or is no variable. */
    @Nullable Expression initial(@Nullable Symbol symbol) {
        return symbol == null ? null : initials.get(symbol);
    }

    /** The function that a name stands for; null if it stands for none. */
    @Nullable FunctionNode function(@Nullable Symbol symbol) {
        return initial(symbol) instanceof FunctionNode function ? function : null;
    }

    @Override
    void visit(Node node) {
        if (node instanceof VarNode variable && variable.getInit() != null) {
            Symbol symbol = resolve(variable.getName().getName());
            if (symbol != null) {
                initials.putIfAbsent(symbol, variable.getInit());
            }
        }
    }
}
