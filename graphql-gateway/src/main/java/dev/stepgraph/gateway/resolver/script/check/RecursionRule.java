package dev.stepgraph.gateway.resolver.script.check;

import com.oracle.js.parser.ir.FunctionNode;
import com.oracle.js.parser.ir.IdentNode;
import com.oracle.js.parser.ir.Node;
import com.oracle.js.parser.ir.VarNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** No function leads back to itself. */
final class RecursionRule implements Rule {

    /** Which function mentions which, and where. */
    private final Map<FunctionNode, Map<FunctionNode, IdentNode>> mentions = new HashMap<>();

    @Override
    public void check(Node node, RuleWalk walk) {
        if (!(node instanceof IdentNode name) || name.isPropertyName()) {
            return;
        }
        FunctionNode function = walk.function();
        FunctionNode mentioned = mentioned(name, walk);
        boolean isDeclaration =
                walk.parent() instanceof VarNode variable && variable.getName().equals(name);
        if (mentioned != null && !isDeclaration && !function.isModule()) {
            mentions.computeIfAbsent(function, f -> new HashMap<>()).putIfAbsent(mentioned, name);
        }
    }

    @Override
    public void finish(Mistakes mistakes) {
        for (Map.Entry<FunctionNode, Map<FunctionNode, IdentNode>> from : mentions.entrySet()) {
            for (Map.Entry<FunctionNode, IdentNode> to : from.getValue().entrySet()) {
                if (leads(to.getKey(), from.getKey())) {
                    mistakes.lint(
                            to.getValue(),
                            "Recursive function calls not supported. Detected cycle in "
                                    + to.getValue().getName());
                }
            }
        }
    }

    private static @Nullable FunctionNode mentioned(IdentNode name, RuleWalk walk) {
        ScopeWalk.Place place = walk.find(name.getName());
        if (place == null) {
            return null;
        }
        boolean isOwnName = place.scope().getExistingSymbol(name.getName()).isFunctionSelf();
        return isOwnName ? place.owner() : walk.functionOf(name);
    }

    private boolean leads(FunctionNode from, FunctionNode to) {
        Set<FunctionNode> seen = new HashSet<>();
        Deque<FunctionNode> waiting = new ArrayDeque<>();
        waiting.add(from);
        while (!waiting.isEmpty()) {
            FunctionNode function = waiting.remove();
            if (function.equals(to)) {
                return true;
            }
            if (seen.add(function)) {
                waiting.addAll(mentions.getOrDefault(function, Map.of()).keySet());
            }
        }
        return false;
    }
}
