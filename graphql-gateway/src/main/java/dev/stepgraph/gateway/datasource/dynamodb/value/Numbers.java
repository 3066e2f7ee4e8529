package dev.stepgraph.gateway.datasource.dynamodb.value;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** DynamoDB's numbers: 38 digits, between 1E-130 and 1E126 (DynamoDB, "Number"). */
public final class Numbers {

    private static final int DIGITS = 38;
    private static final int MAX_EXPONENT = 125;
    private static final int MIN_EXPONENT = -130;

    /** Longer texts are not numbers in earnest; read, they would only cost time. */
    private static final int MAX_LENGTH = 400;

    private static final MathContext ARITHMETIC = new MathContext(DIGITS, RoundingMode.HALF_UP);

    private Numbers() {}

    /**
     * The number that a text means.
     *
     * @throws InvalidValueException if it is none, or not one that DynamoDB can hold
     */
    public static AttributeValue.Decimal parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw notANumber(text.substring(0, MAX_LENGTH));
        }
        try {
            return checked(new BigDecimal(text));
        } catch (NumberFormatException e) {
            throw notANumber(text);
        }
    }

    /** The sum of two numbers. */
    public static AttributeValue.Decimal add(
            AttributeValue.Decimal left, AttributeValue.Decimal right) {
        return checked(left.value().add(right.value(), ARITHMETIC));
    }

    /** The difference of two numbers. */
    public static AttributeValue.Decimal subtract(
            AttributeValue.Decimal left, AttributeValue.Decimal right) {
        return checked(left.value().subtract(right.value(), ARITHMETIC));
    }

    /** A number's text without an exponent; at most 38 digits and 130 zeros. */
    public static String text(AttributeValue.Decimal number) {
        return number.value().toPlainString();
    }

    private static AttributeValue.Decimal checked(BigDecimal number) {
        if (number.signum() == 0) {
            return new AttributeValue.Decimal(BigDecimal.ZERO);
        }
        long exponent = (long) number.precision() - number.scale() - 1;
        if (exponent > MAX_EXPONENT) {
            throw new InvalidValueException(
                    "Number overflow. Attempting to store a number with magnitude larger than"
                            + " supported range");
        }
        if (exponent < MIN_EXPONENT) {
            throw new InvalidValueException(
                    "Number underflow. Attempting to store a number with magnitude smaller than"
                            + " supported range");
        }
        AttributeValue.Decimal decimal = new AttributeValue.Decimal(number);
        if (decimal.value().precision() > DIGITS) {
            throw new InvalidValueException(
                    "Attempting to store more than 38 significant digits in a Number");
        }
        return decimal;
    }

    private static InvalidValueException notANumber(String text) {
        return new InvalidValueException(
                "The parameter cannot be converted to a numeric value: " + text);
    }
}
