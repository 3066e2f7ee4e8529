package dev.stepgraph.gateway.resolver.script.check;

import com.oracle.js.parser.ir.FunctionNode;
import com.oracle.js.parser.ir.IdentNode;
import com.oracle.js.parser.ir.Node;
import com.oracle.js.parser.ir.VarNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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
                List<FunctionNode> way = way(to.getKey(), from.getKey());
                if (!way.isEmpty()) {
                    mistakes.lint(to.getValue(), cycle(from.getKey(), way));
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

    /** Tells the functions by the names that they are mentioned by. */
    private Lint cycle(FunctionNode from, List<FunctionNode> way) {
        List<String> names = new ArrayList<>();
        FunctionNode mentioning = from;
        for (FunctionNode mentioned : way) {
            names.add(name(mentioning, mentioned));
            mentioning = mentioned;
        }
        names.addFirst(names.getLast());
        return new Lint(
                "no-recursion",
                "Recursive function calls not supported. Detected cycle in "
                        + String.join(" <-", names));
    }

    private String name(FunctionNode mentioning, FunctionNode mentioned) {
        IdentNode name = mentions.getOrDefault(mentioning, Map.of()).get(mentioned);
        return name == null ? "Anonymous Function" : name.getName();
    }

    /** The functions by which one leads to the other, both included; empty if it does not. */
    private List<FunctionNode> way(FunctionNode from, FunctionNode to) {
        Map<FunctionNode, List<FunctionNode>> ways = new HashMap<>();
        Deque<FunctionNode> waiting = new ArrayDeque<>();
        ways.put(from, List.of(from));
        waiting.add(from);
        while (!waiting.isEmpty()) {
            FunctionNode function = waiting.remove();
            List<FunctionNode> way = ways.getOrDefault(function, List.of());
            if (function.equals(to)) {
                return way;
            }
            for (FunctionNode next : mentions.getOrDefault(function, Map.of()).keySet()) {
                if (!ways.containsKey(next)) {
                    ways.put(next, Stream.concat(way.stream(), Stream.of(next)).toList());
                    waiting.add(next);
                }
            }
        }
        return List.of();
    }
}
