package dev.stepgraph.bench.report;

/** How a figure stands to what was asked of it. */
public enum Verdict {
    /** As good as was aimed at. */
    AIM("aim"),
    /** As good as it must be. */
    MUST("must"),
    /** Not as good as it must be. */
    SHORT("FALLS SHORT"),
    /** Told beside the others; nothing was asked of it. */
    NONE(""),
    /** Not measured, and the row says why. */
    NOT_RUN("not run");

    private final String text;

    Verdict(String text) {
        this.text = text;
    }

    /** As the table says it. */
    public String text() {
        return text;
    }
}
