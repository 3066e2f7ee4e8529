package dev.stepgraph.gateway.datasource.dynamodb.expression;

import dev.stepgraph.gateway.datasource.dynamodb.value.AttributeValue;
import dev.stepgraph.gateway.datasource.dynamodb.value.AttributeValue.Decimal;
import dev.stepgraph.gateway.datasource.dynamodb.value.AttributeValue.Document;
import dev.stepgraph.gateway.datasource.dynamodb.value.AttributeValue.Sequence;
import dev.stepgraph.gateway.datasource.dynamodb.value.InvalidValueException;
import dev.stepgraph.gateway.datasource.dynamodb.value.Numbers;

import java.util.ArrayList;
import java.util.List;

/** What SET gives an attribute. Reads the item as it was before the update. */
sealed interface UpdateValue {

    /**
     * The value for an item.
     *
     * @throws InvalidValueException if the item has not what is needed for it
     */
    AttributeValue in(Document item);

    /** A value of the request. */
    record Given(AttributeValue value) implements UpdateValue {
        @Override
        public AttributeValue in(Document item) {
            return value;
        }
    }

    /** A value of the item. */
    record Copy(DocumentPath path) implements UpdateValue {
        @Override
        public AttributeValue in(Document item) {
            AttributeValue value = path.in(item);
            if (value == null) {
                throw new InvalidValueException(
                        "The provided expression refers to an attribute that does not exist in the"
                                + " item");
            }
            return value;
        }
    }

    /** A value of the item, or else another. */
    record IfNotExists(DocumentPath path, UpdateValue otherwise) implements UpdateValue {
        @Override
        public AttributeValue in(Document item) {
            AttributeValue value = path.in(item);
            return value == null ? otherwise.in(item) : value;
        }
    }

    /** Two lists, one after the other. */
    record ListAppend(UpdateValue first, UpdateValue second) implements UpdateValue {
        @Override
        public AttributeValue in(Document item) {
            if (first.in(item) instanceof Sequence(List<AttributeValue> head)
                    && second.in(item) instanceof Sequence(List<AttributeValue> tail)) {
                List<AttributeValue> values = new ArrayList<>(head);
                values.addAll(tail);
                return new Sequence(values);
            }
            throw wrongType();
        }
    }

    /** A sum or a difference. */
    record Arithmetic(UpdateValue left, Sign sign, UpdateValue right) implements UpdateValue {
        @Override
        public AttributeValue in(Document item) {
            if (left.in(item) instanceof Decimal first
                    && right.in(item) instanceof Decimal second) {
                return switch (sign) {
                    case PLUS -> Numbers.add(first, second);
                    case MINUS -> Numbers.subtract(first, second);
                };
            }
            throw wrongType();
        }
    }

    /** What numbers are put together with. */
    enum Sign {
        PLUS,
        MINUS
    }

    /** An attribute is not of a type that can be used so. */
    static InvalidValueException wrongType() {
        return new InvalidValueException(
                "An operand in the update expression has an incorrect data type");
    }
}
