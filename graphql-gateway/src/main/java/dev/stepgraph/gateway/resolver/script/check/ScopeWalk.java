package dev.stepgraph.gateway.resolver.script.check;

import com.oracle.js.parser.ir.Block;
import com.oracle.js.parser.ir.FunctionNode;
import com.oracle.js.parser.ir.LexicalContext;
import com.oracle.js.parser.ir.Node;
import com.oracle.js.parser.ir.Scope;
import com.oracle.js.parser.ir.Symbol;
import com.oracle.js.parser.ir.visitor.NodeVisitor;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;

/** Walks through a script and knows, at each node, what is around it and what a name means. */
abstract class ScopeWalk extends NodeVisitor<LexicalContext> {

    /** A scope and the function whose it is. */
    record Place(Scope scope, FunctionNode owner) {}

    private final Deque<Node> ancestors = new ArrayDeque<>();
    private final Deque<FunctionNode> functions = new ArrayDeque<>();
    private final Deque<Place> places = new ArrayDeque<>();

    ScopeWalk() {
        super(new LexicalContext());
    }

    /** What is done at each node, before its children. */
    abstract void visit(Node node);

    /** The node around the one that is visited, of those that mean something. */
    @Nullable Node parent() {
        return ancestors.peek();
    }

    /** The innermost function, which may be the module. */
    FunctionNode function() {
        return functions.element();
    }

    /** Where a name is declared; null if nowhere in the script. */
    @Nullable Place find(String name) {
        for (Place place : places) {
            if (place.scope().hasSymbol(name)) {
                return place;
            }
        }
        return null;
    }

    /** What a name is declared as; null if it is not. */
    @Nullable Symbol resolve(String name) {
        Place place = find(name);
        return place == null ? null : place.scope().getExistingSymbol(name);
    }

    /** Whether the script itself gives the name a meaning here. */
    boolean isDeclared(String name) {
        return find(name) != null
                || functions.stream()
                        .anyMatch(f -> f.isNamedFunctionExpression() && f.getName().equals(name));
    }

    @Override
    protected boolean enterDefault(Node node) {
        if (node instanceof FunctionNode function) {
            visit(node);
            functions.push(function);
        } else {
            if (node instanceof Block block) {
                places.push(new Place(block.getScope(), functions.element()));
            }
            visit(node);
        }
        ancestors.push(node);
        return true;
    }

    @Override
    protected Node leaveDefault(Node node) {
        ancestors.pop();
        if (node instanceof FunctionNode) {
            functions.pop();
        } else if (node instanceof Block) {
            places.pop();
        }
        return node;
    }
}
