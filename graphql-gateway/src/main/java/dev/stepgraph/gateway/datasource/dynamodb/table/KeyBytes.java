package dev.stepgraph.gateway.datasource.dynamodb.table;

import dev.stepgraph.common.json.JsonText;
import dev.stepgraph.gateway.datasource.dynamodb.value.AttributeValue;
import dev.stepgraph.gateway.datasource.dynamodb.value.Bytes;
import dev.stepgraph.gateway.datasource.dynamodb.value.InvalidValueException;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Keys as bytes. Those of sort keys have the order of the keys, by which the database sorts. */
final class KeyBytes {

    private static final int MAX_PARTITION_KEY = 2_048;
    private static final int MAX_SORT_KEY = 1_024;

    private static final int NEGATIVE = 0x20;
    private static final int ZERO = 0x40;
    private static final int POSITIVE = 0x80;
    private static final int MIN_EXPONENT = 130;
    private static final int END_OF_NEGATIVE = 0xff;

    private KeyBytes() {}

    /**
     * A partition key: its hash.
     *
     * @throws InvalidValueException if it is empty or too long
     */
    static byte[] partition(String name, AttributeValue value) {
        byte[] bytes = checked(name, value, MAX_PARTITION_KEY, "hashkey");
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /**
     * A sort key.
     *
     * @throws InvalidValueException if it is empty or too long
     */
    static byte[] sort(String name, AttributeValue value) {
        return checked(name, value, MAX_SORT_KEY, "rangekey");
    }

    /** The bytes of a value that may be a key. */
    static byte[] encode(AttributeValue value) {
        return switch (value) {
            case AttributeValue.Text(String text) -> utf8(text);
            case AttributeValue.Decimal(BigDecimal number) -> encode(number);
            case AttributeValue.Binary(Bytes bytes) -> bytes.toArray();
            default -> throw new IllegalArgumentException("not a key: " + value.type());
        };
    }

    private static byte[] checked(String name, AttributeValue value, int max, String kind) {
        byte[] bytes = encode(value);
        if (bytes.length == 0) {
            throw new InvalidValueException(
                    "One or more parameter values are not valid. The AttributeValue for a key"
                            + " attribute cannot contain an empty string value. Key: "
                            + name);
        }
        if (bytes.length > max) {
            throw new InvalidValueException(
                    "One or more parameter values were invalid: Size of %s has exceeded the maximum size limit of %d bytes"
                            .formatted(kind, max));
        }
        return bytes;
    }

    private static byte[] utf8(String text) {
        if (!JsonText.isUnicode(text)) {
            throw new InvalidValueException("A key must be a text of Unicode");
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Sign, exponent, digits. Of negative numbers the larger magnitude comes first, so their bytes
     * are turned round, and end with what is larger than any digit.
     */
    private static byte[] encode(BigDecimal number) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (number.signum() == 0) {
            bytes.write(ZERO);
            return bytes.toByteArray();
        }
        boolean negative = number.signum() < 0;
        int exponent = number.precision() - number.scale() - 1 + MIN_EXPONENT;
        bytes.write(negative ? NEGATIVE : POSITIVE);
        bytes.write(negative ? 0xff - exponent : exponent);
        String digits = number.unscaledValue().abs().toString();
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            bytes.write(negative ? 10 - digit : digit + 1);
        }
        if (negative) {
            bytes.write(END_OF_NEGATIVE);
        }
        return bytes.toByteArray();
    }
}
