package dev.stepgraph.common.json;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ValueNode;

import java.math.BigDecimal;

/** Makes the nodes of what is read; refuses exponents whose arithmetic could overflow. */
final class BoundedNodes extends JsonNodeFactory {

    private static final long serialVersionUID = 1L;

    @Override
    public ValueNode numberNode(BigDecimal value) {
        if (value.scale() > JsonText.MAX_EXPONENT || value.scale() < -JsonText.MAX_EXPONENT) {
            throw new NumberFormatException("The exponent of a number is out of range");
        }
        return super.numberNode(value);
    }
}
