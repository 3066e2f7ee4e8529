package dev.stepgraph.gateway.datasource.dynamodb.value;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Base64;

/** Bytes that compare by content, and in the order of unsigned bytes. */
public final class Bytes implements Comparable<Bytes> {

    private final byte[] value;

    /** A copy of these bytes. */
    public Bytes(byte[] value) {
        this.value = value.clone();
    }

    /** A copy of the bytes. */
    public byte[] toArray() {
        return value.clone();
    }

    /** How many they are. */
    public int length() {
        return value.length;
    }

    /** Whether they begin with others. */
    public boolean startsWith(Bytes prefix) {
        return value.length >= prefix.value.length
                && Arrays.equals(
                        value, 0, prefix.value.length, prefix.value, 0, prefix.value.length);
    }

    /** Whether others are somewhere among them. */
    public boolean contains(Bytes part) {
        for (int i = 0; i + part.value.length <= value.length; i++) {
            if (Arrays.equals(value, i, i + part.value.length, part.value, 0, part.value.length)) {
                return true;
            }
        }
        return false;
    }

    /** In Base64. */
    public String base64() {
        return Base64.getEncoder().encodeToString(value);
    }

    @Override
    public int compareTo(Bytes other) {
        return Arrays.compareUnsigned(value, other.value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Bytes bytes && Arrays.equals(value, bytes.value);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(value);
    }

    @Override
    public String toString() {
        return base64();
    }
}
