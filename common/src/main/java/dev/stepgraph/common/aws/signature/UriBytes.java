package dev.stepgraph.common.aws.signature;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Percent-encoding as Signature Version 4 wants it: all but RFC 3986's unreserved characters. */
final class UriBytes {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final String UNRESERVED = "-._~";

    private UriBytes() {}

    /** Encodes the text's UTF-8, leaving the characters of {@code kept} alone. */
    static String encode(String text, String kept) {
        return encode(text.getBytes(StandardCharsets.UTF_8), kept);
    }

    static String encode(byte[] bytes, String kept) {
        StringBuilder out = new StringBuilder(bytes.length + 16);
        for (byte b : bytes) {
            char c = (char) (b & 0xff);
            if (isUnreserved(c) || kept.indexOf(c) >= 0) {
                out.append(c);
            } else {
                out.append('%').append(HEX.toHexDigits(b));
            }
        }
        return out.toString();
    }

    /**
     * Decodes a part of a query, where a plus sign stands for a space.
     *
     * @throws IllegalArgumentException if a percent sign does not begin two hexadecimal digits
     */
    static byte[] decode(String text) {
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(raw.length);
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] == '%') {
                if (i + 2 >= raw.length) {
                    throw new IllegalArgumentException("a percent sign at the end");
                }
                out.write((digit(raw[i + 1]) << 4) | digit(raw[i + 2]));
                i += 2;
            } else {
                out.write(raw[i] == '+' ? ' ' : raw[i]);
            }
        }
        return out.toByteArray();
    }

    private static int digit(byte b) {
        return HexFormat.fromHexDigit(b);
    }

    private static boolean isUnreserved(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || UNRESERVED.indexOf(c) >= 0;
    }
}
