package dev.stepgraph.gateway.fairness;

/** An API has used so much of its share that it would have to wait too long for more. */
public final class ShareSpentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says so as AppSync does. */
    public ShareSpentException() {
        super("Rate exceeded", null, false, false);
    }
}
