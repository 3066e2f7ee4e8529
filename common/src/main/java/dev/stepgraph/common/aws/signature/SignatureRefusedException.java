package dev.stepgraph.common.aws.signature;

/** A request is not taken for what its signature claims. The message can be shown to anybody. */
public final class SignatureRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What is wrong with it. */
    public enum Reason {
        /** Nobody signed it. */
        MISSING,
        /** A part of the signature is absent, twice there, or not readable. */
        INCOMPLETE,
        /** It is of another time, for another service or region, or of another content. */
        INVALID,
        /** The key is unknown, or its owner did not sign this: which of the two is not told. */
        UNRECOGNIZED
    }

    private final Reason reason;

    SignatureRefusedException(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    /** What is wrong with it. */
    public Reason reason() {
        return reason;
    }
}
