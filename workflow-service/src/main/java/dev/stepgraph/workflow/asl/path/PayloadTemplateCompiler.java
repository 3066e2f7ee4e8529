package dev.stepgraph.workflow.asl.path;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compiles payload templates: what is fixed is shared, what is computed is parsed once. */
public final class PayloadTemplateCompiler {

    private static final String COMPUTED = ".$";

    private final Values values;

    /**
     * @param values compiles the values of the fields whose names end in {@code .$}
     */
    public PayloadTemplateCompiler(Values values) {
        this.values = values;
    }

    /**
     * Compiles a template.
     *
     * @throws InvalidExpressionException in AWS's words, for the first field whose value is no
     *     expression
     */
    public PayloadTemplate compile(JsonNode template) throws InvalidExpressionException {
        TemplateNode node = node(template);
        return node::resolve;
    }

    private TemplateNode node(JsonNode template) throws InvalidExpressionException {
        if (template.isObject()) {
            return members(template);
        }
        return template.isArray() ? elements(template) : new TemplateNode.Fixed(template);
    }

    private TemplateNode members(JsonNode template) throws InvalidExpressionException {
        List<String> names = new ArrayList<>(template.size());
        List<TemplateNode> nodes = new ArrayList<>(template.size());
        for (Map.Entry<String, JsonNode> member : template.properties()) {
            String name = member.getKey();
            if (name.endsWith(COMPUTED)) {
                names.add(name.substring(0, name.length() - COMPUTED.length()));
                nodes.add(computed(name, member.getValue()));
            } else {
                names.add(name);
                nodes.add(node(member.getValue()));
            }
        }
        return areFixed(nodes)
                ? new TemplateNode.Fixed(template)
                : new TemplateNode.Members(List.copyOf(names), List.copyOf(nodes));
    }

    private TemplateNode elements(JsonNode template) throws InvalidExpressionException {
        List<TemplateNode> nodes = new ArrayList<>(template.size());
        for (JsonNode element : template) {
            nodes.add(node(element));
        }
        return areFixed(nodes)
                ? new TemplateNode.Fixed(template)
                : new TemplateNode.Elements(List.copyOf(nodes));
    }

    private TemplateNode computed(String field, JsonNode value) throws InvalidExpressionException {
        if (value.isString()) {
            try {
                return new TemplateNode.Computed(field, values.compile(value.stringValue()));
            } catch (InvalidExpressionException _) {
                // AWS says no more than what follows.
            }
        }
        throw new InvalidExpressionException(
                "The value for the field '%s' must be a valid JSONPath or a valid intrinsic function call"
                        .formatted(field));
    }

    private static boolean areFixed(List<TemplateNode> nodes) {
        return nodes.stream().allMatch(TemplateNode.Fixed.class::isInstance);
    }

    /** Compiles the value of one computed field. */
    @FunctionalInterface
    public interface Values {

        /** Compiles a path or a call. */
        Expression compile(String text) throws InvalidExpressionException;
    }
}
