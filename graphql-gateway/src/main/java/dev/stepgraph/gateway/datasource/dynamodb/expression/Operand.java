package dev.stepgraph.gateway.datasource.dynamodb.expression;

import dev.stepgraph.gateway.datasource.dynamodb.value.AttributeValue;
import dev.stepgraph.gateway.datasource.dynamodb.value.Bytes;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is compared: a value of the item, a value of the request, or a size. */
sealed interface Operand {

    /** Its value for an item; null if there is none. */
    @Nullable AttributeValue in(AttributeValue.Document item);

    /** A value of the item. */
    record Path(DocumentPath path) implements Operand {
        @Override
        public @Nullable AttributeValue in(AttributeValue.Document item) {
            return path.in(item);
        }
    }

    /** A value of the request. */
    record Constant(AttributeValue value) implements Operand {
        @Override
        public AttributeValue in(AttributeValue.Document item) {
            return value;
        }
    }

    /** {@code size(path)}. */
    record Size(DocumentPath path) implements Operand {
        @Override
        public @Nullable AttributeValue in(AttributeValue.Document item) {
            AttributeValue value = path.in(item);
            int size = value == null ? -1 : size(value);
            return size < 0 ? null : new AttributeValue.Decimal(BigDecimal.valueOf(size));
        }

        private static int size(AttributeValue value) {
            return switch (value) {
                case AttributeValue.Text(String text) -> text.length();
                case AttributeValue.Binary(Bytes bytes) -> bytes.length();
                case AttributeValue.Sequence(List<AttributeValue> values) -> values.size();
                case AttributeValue.Document(Map<String, AttributeValue> values) -> values.size();
                case AttributeValue.Collection(_, Set<AttributeValue> values) -> values.size();
                case AttributeValue.Decimal _, AttributeValue.Truth _, AttributeValue.Nothing _ ->
                        -1;
            };
        }
    }
}
