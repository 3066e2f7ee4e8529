package dev.stepgraph.gateway.schema.scalar;

import com.google.re2j.Pattern;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;

/** Where somebody or something is reached: mail, web, telephone and IP addresses. */
final class AddressFormats {

    private static final int MAX_EMAIL_LENGTH = 320;
    private static final int MAX_PHONE_DIGITS = 15;
    private static final int IPV6_GROUPS = 8;

    private static final Pattern EMAIL =
            Pattern.compile(
                    "(?:[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+|\"[^\"\\\\\\r\\n]+\")"
                            + "@[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?"
                            + "(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 -]*[0-9]");
    private static final Pattern HEX_GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");
    private static final Pattern SMALL_NUMBER = Pattern.compile("0|[1-9][0-9]{0,2}");

    private AddressFormats() {}

    /** {@code local-part@domain-part} (RFC 822). */
    static boolean isEmail(String text) {
        return text.length() <= MAX_EMAIL_LENGTH && EMAIL.matches(text);
    }

    /** A URL with its scheme (RFC 1738), and without two slashes in a row in its path. */
    static boolean isUrl(String text) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            return false;
        }
        if (uri.getScheme() == null || uri.getSchemeSpecificPart().isEmpty()) {
            return false;
        }
        return uri.getRawPath() == null || !uri.getRawPath().contains("//");
    }

    /**
     * Digits, in groups parted by spaces or hyphens, with or without a country code. Whether a
     * numbering plan has the number is not looked up.
     */
    static boolean isPhone(String text) {
        return PHONE.matches(text)
                && text.chars().filter(Character::isDigit).count() <= MAX_PHONE_DIGITS;
    }

    /** An IPv4 or IPv6 address, and perhaps the length of a CIDR block's prefix. */
    static boolean isIpAddress(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        boolean v4 = isIpv4(address);
        if (!v4 && !isIpv6(address)) {
            return false;
        }
        return slash < 0 || isSmallNumber(text.substring(slash + 1), v4 ? 32 : 128);
    }

    private static boolean isIpv4(String text) {
        String[] parts = text.split("\\.", -1);
        return parts.length == 4 && Arrays.stream(parts).allMatch(part -> isSmallNumber(part, 255));
    }

    private static boolean isSmallNumber(String text, int limit) {
        return SMALL_NUMBER.matches(text) && Integer.parseInt(text) <= limit;
    }

    /** RFC 4291, section 2.2: eight groups, one run of zeros left out, the last two as IPv4. */
    private static boolean isIpv6(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text) == IPV6_GROUPS;
        }
        String before = text.substring(0, gap);
        String after = text.substring(gap + 2);
        if (after.contains("::") || before.contains(".")) {
            return false;
        }
        int left = before.isEmpty() ? 0 : groups(before);
        int right = after.isEmpty() ? 0 : groups(after);
        return left >= 0 && right >= 0 && left + right < IPV6_GROUPS;
    }

    /** How many groups there are; -1 if one is none. */
    private static int groups(String text) {
        List<String> parts = List.of(text.split(":", -1));
        int count = parts.size();
        for (int i = 0; i < parts.size(); i++) {
            boolean last = i == parts.size() - 1;
            if (last && isIpv4(parts.get(i))) {
                count++;
            } else if (!HEX_GROUP.matches(parts.get(i))) {
                return -1;
            }
        }
        return count;
    }
}
