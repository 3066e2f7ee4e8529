package dev.stepgraph.bench.report;

/**
 * What is asked of a figure.
 *
 * @param direction which figures are good ones
 * @param must what it has to reach
 * @param aim what is worth working for
 */
public record Target(Direction direction, double must, double aim) {

    /** Which figures are good ones. */
    public enum Direction {
        /** The more the better. */
        AT_LEAST,
        /** The less the better. */
        AT_MOST
    }

    /** The more the better. */
    public static Target atLeast(double must, double aim) {
        return new Target(Direction.AT_LEAST, must, aim);
    }

    /** The less the better. */
    public static Target atMost(double must, double aim) {
        return new Target(Direction.AT_MOST, must, aim);
    }

    /** How that figure stands to it. */
    public Verdict verdict(double figure) {
        if (reaches(figure, aim)) {
            return Verdict.AIM;
        }
        return reaches(figure, must) ? Verdict.MUST : Verdict.SHORT;
    }

    private boolean reaches(double figure, double mark) {
        return switch (direction) {
            case AT_LEAST -> figure >= mark;
            case AT_MOST -> figure <= mark;
        };
    }
}
