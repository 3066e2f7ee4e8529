package dev.stepgraph.gateway.resolver.template;

import dev.stepgraph.gateway.resolver.util.InvalidCallException;
import dev.stepgraph.gateway.resolver.util.PlainValues;

import org.jspecify.annotations.Nullable;

import java.math.BigInteger;

/**
 * Arithmetic: whole numbers stay whole and grow as they need to, up to a limit; everything else is
 * a double.
 */
final class Calculations {

    /** How large a whole number may become. */
    private static final int MAX_BITS = 1_024;

    private Calculations() {}

    /** Null where the divisor is zero. */
    static @Nullable Number perform(Expression.Operator operator, Number left, Number right) {
        boolean divides =
                operator == Expression.Operator.DIVIDE || operator == Expression.Operator.REMAINDER;
        if (divides && isZero(right)) {
            return null;
        }
        if (isWhole(left) && isWhole(right)) {
            return whole(operator, left, right);
        }
        double first = left.doubleValue();
        double second = right.doubleValue();
        return switch (operator) {
            case ADD -> first + second;
            case SUBTRACT -> first - second;
            case MULTIPLY -> first * second;
            case DIVIDE -> first / second;
            case REMAINDER -> first % second;
        };
    }

    static @Nullable Object negate(@Nullable Object value) {
        Number number = PlainValues.asNumber(value);
        return number == null ? null : perform(Expression.Operator.SUBTRACT, 0, number);
    }

    static boolean isZero(Number number) {
        return isWhole(number) ? integer(number).signum() == 0 : number.doubleValue() == 0;
    }

    private static boolean isWhole(Number number) {
        return number instanceof Integer || number instanceof Long || number instanceof BigInteger;
    }

    private static BigInteger integer(Number number) {
        return number instanceof BigInteger large ? large : BigInteger.valueOf(number.longValue());
    }

    private static Number whole(Expression.Operator operator, Number left, Number right) {
        BigInteger first = integer(left);
        BigInteger second = integer(right);
        if (first.bitLength() > MAX_BITS || second.bitLength() > MAX_BITS) {
            throw new InvalidCallException("The number is too large to be calculated with");
        }
        BigInteger result =
                switch (operator) {
                    case ADD -> first.add(second);
                    case SUBTRACT -> first.subtract(second);
                    case MULTIPLY -> first.multiply(second);
                    case DIVIDE -> first.divide(second);
                    case REMAINDER -> first.remainder(second);
                };
        return narrow(result);
    }

    private static Number narrow(BigInteger result) {
        if (result.bitLength() < Integer.SIZE) {
            return result.intValue();
        }
        return result.bitLength() < Long.SIZE ? (Number) result.longValue() : result;
    }
}
