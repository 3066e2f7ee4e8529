package dev.stepgraph.gateway.datasource.dynamodb.value;

import dev.stepgraph.gateway.datasource.dynamodb.value.AttributeValue.Binary;
import dev.stepgraph.gateway.datasource.dynamodb.value.AttributeValue.Decimal;
import dev.stepgraph.gateway.datasource.dynamodb.value.AttributeValue.Text;

import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/** The order of values: of strings by their UTF-8 bytes, of numbers, and of bytes. */
public final class ValueOrder {

    private ValueOrder() {}

    /** How one value compares with another; empty if they have no order. */
    public static OptionalInt compare(AttributeValue left, AttributeValue right) {
        return switch (left) {
            case Text text when right instanceof Text other ->
                    OptionalInt.of(bytes(text).compareTo(bytes(other)));
            case Decimal number when right instanceof Decimal other ->
                    OptionalInt.of(number.value().compareTo(other.value()));
            case Binary binary when right instanceof Binary other ->
                    OptionalInt.of(binary.value().compareTo(other.value()));
            default -> OptionalInt.empty();
        };
    }

    private static Bytes bytes(Text text) {
        return new Bytes(text.value().getBytes(StandardCharsets.UTF_8));
    }
}
