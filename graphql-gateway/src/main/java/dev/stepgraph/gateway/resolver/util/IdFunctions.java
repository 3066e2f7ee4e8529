package dev.stepgraph.gateway.resolver.util;

import dev.stepgraph.common.RandomUuid;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Identifiers: a random UUID, a ULID, a KSUID. */
final class IdFunctions {

    /** Crockford's base 32, without I, L, O and U. */
    private static final String BASE_32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final String BASE_62 =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static final int ULID_LENGTH = 26;
    private static final int ULID_RANDOM_BYTES = 10;

    private static final int KSUID_LENGTH = 27;
    private static final int KSUID_RANDOM_BYTES = 16;

    /** KSUIDs count seconds from 13 May 2014. */
    private static final long KSUID_EPOCH = 1_400_000_000L;

    static final Map<String, UtilFunction> FUNCTIONS =
            Map.of(
                    "autoId", (run, args) -> RandomUuid.next(run.random()).toString(),
                    "autoUlid", (run, args) -> ulid(run.clock().instant(), run.random()),
                    "autoKsuid", (run, args) -> ksuid(run.clock().instant(), run.random()));

    private IdFunctions() {}

    private static String ulid(Instant now, RandomGenerator random) {
        BigInteger value = stamped(now.toEpochMilli(), ULID_RANDOM_BYTES, random);
        return digits(value, BASE_32, ULID_LENGTH);
    }

    private static String ksuid(Instant now, RandomGenerator random) {
        long seconds = now.getEpochSecond() - KSUID_EPOCH;
        return digits(stamped(seconds, KSUID_RANDOM_BYTES, random), BASE_62, KSUID_LENGTH);
    }

    private static BigInteger stamped(long time, int randomBytes, RandomGenerator random) {
        byte[] bytes = new byte[randomBytes];
        random.nextBytes(bytes);
        return BigInteger.valueOf(time)
                .shiftLeft(randomBytes * Byte.SIZE)
                .or(new BigInteger(1, bytes));
    }

    private static String digits(BigInteger value, String alphabet, int length) {
        BigInteger base = BigInteger.valueOf(alphabet.length());
        char[] digits = new char[length];
        BigInteger rest = value;
        for (int i = length - 1; i >= 0; i--) {
            BigInteger[] parts = rest.divideAndRemainder(base);
            digits[i] = alphabet.charAt(parts[1].intValue());
            rest = parts[0];
        }
        return new String(digits);
    }
}
