package dev.stepgraph.gateway.datasource.dynamodb.expression;

import dev.stepgraph.gateway.datasource.dynamodb.value.AttributeValue;
import dev.stepgraph.gateway.datasource.dynamodb.value.AttributeValue.Document;
import dev.stepgraph.gateway.datasource.dynamodb.value.AttributeValue.Sequence;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which parts of an item are wanted (DynamoDB, "Projection expressions"). */
public final class Projection {

    private static final String KIND = "ProjectionExpression";

    private final PathTree<Boolean> tree = new PathTree<>();

    private Projection() {}

    /**
     * Reads a projection.
     *
     * @throws dev.stepgraph.gateway.datasource.dynamodb.value.InvalidValueException if it is none
     */
    public static Projection parse(String text, Placeholders placeholders) {
        Projection projection = new Projection();
        Tokens tokens = new Tokens(KIND, text);
        ExpressionParser parser = new ExpressionParser(tokens, placeholders);
        do {
            projection.tree.add(KIND, parser.path(), true);
        } while (tokens.takeIf(","));
        tokens.expectEnd();
        return projection;
    }

    /** Whether something of an attribute is wanted. */
    public boolean includes(String attribute) {
        return tree.members().containsKey(attribute);
    }

    /** The parts of an item that are wanted and there. */
    public Document of(Document item) {
        return document(tree, item);
    }

    private static @Nullable AttributeValue part(PathTree<Boolean> node, AttributeValue value) {
        if (node.leaf() != null) {
            return value;
        }
        return switch (value) {
            case Document map -> {
                Document part = document(node, map);
                yield part.values().isEmpty() ? null : part;
            }
            case Sequence list -> sequence(node, list);
            default -> null;
        };
    }

    private static Document document(PathTree<Boolean> node, Document map) {
        Map<String, AttributeValue> parts = new LinkedHashMap<>();
        node.members()
                .forEach((name, child) -> {
                    AttributeValue value = map.values().get(name);
                    AttributeValue part = value == null ? null : part(child, value);
                    if (part != null) {
                        parts.put(name, part);
                    }
                });
        return new Document(parts);
    }

    private static @Nullable Sequence sequence(PathTree<Boolean> node, Sequence list) {
        List<AttributeValue> parts = new ArrayList<>();
        node.elements()
                .forEach((index, child) -> {
                    boolean there = index < list.values().size();
                    AttributeValue part = there ? part(child, list.values().get(index)) : null;
                    if (part != null) {
                        parts.add(part);
                    }
                });
        return parts.isEmpty() ? null : new Sequence(parts);
    }
}
